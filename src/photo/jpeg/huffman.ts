/** A Huffman table of a JPEG, expanded: for the next 16 bits, the length of the code (0 for none) and its value. */
export interface HuffmanTable {
  readonly lengths: Uint8Array;
  readonly values: Uint8Array;
}

/**
 * The tables of a DHT segment by class * 4 + number (ITU-T T.81, B.2.4.2, and C for the codes); null if it is
 * truncated.
 */
export function readHuffmanTables(payload: Uint8Array): ReadonlyMap<number, HuffmanTable> | null {
  const tables = new Map<number, HuffmanTable>();
  let at = 0;
  while (at < payload.length) {
    const counts = payload.subarray(at + 1, at + 17);
    const total = counts.reduce((sum, count) => sum + count, 0);
    if (at + 17 + total > payload.length) return null;
    const table = unfold(counts, payload.subarray(at + 17, at + 17 + total));
    if (table === null) return null;
    const id = payload[at]!;
    tables.set((id >> 4) * 4 + (id & 3), table);
    at += 17 + total;
  }
  return tables;
}

function unfold(counts: Uint8Array, symbols: Uint8Array): HuffmanTable | null {
  const lengths = new Uint8Array(65_536);
  const values = new Uint8Array(65_536);
  let from = 0;
  let symbol = 0;
  for (let length = 1; length <= 16; length++) {
    for (let i = 0; i < counts[length - 1]!; i++) {
      const to = from + (1 << (16 - length));
      if (to > 65_536) return null;
      lengths.fill(length, from, to);
      values.fill(symbols[symbol++]!, from, to);
      from = to;
    }
  }
  return { lengths, values };
}

/** Bits of coded data, most significant first, without stuffed bytes; stops at every marker. */
export class BitReader {
  readonly #bytes: Uint8Array;
  #at = 0;
  #held = 0;
  #count = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  /** The next value of this table, or -1 if no code of it follows or the data end. */
  decode({ lengths, values }: HuffmanTable): number {
    this.#fill();
    const next = (this.#count >= 16 ? this.#held >>> (this.#count - 16) : this.#held << (16 - this.#count)) & 0xffff;
    const length = lengths[next]!;
    if (length === 0 || length > this.#count) return -1;
    this.#count -= length;
    return values[next]!;
  }

  /** The next `count` bits, at most 16, as a number, or -1 if the data end. */
  take(count: number): number {
    this.#fill();
    if (count > this.#count) return -1;
    this.#count -= count;
    return (this.#held >>> this.#count) & ((1 << count) - 1);
  }

  /** Ends this segment of data and drops the rest of the last byte. Null if those bits are not all 1 or all 0. */
  finish(): number | null {
    const spare = this.#count % 8;
    const bits = (this.#held >>> (this.#count - spare)) & ((1 << spare) - 1);
    for (let whole = (this.#count - spare) / 8; whole > 0; whole--) this.#stepBack();
    this.#count = 0;
    return bits === 0 || bits === (1 << spare) - 1 ? this.#at : null;
  }

  /** Whether the restart marker with this number (0 to 7) comes next; skips it. */
  restart(number: number): boolean {
    while (this.#bytes[this.#at] === 0xff && this.#bytes[this.#at + 1] === 0xff) this.#at++;
    if (this.#bytes[this.#at] !== 0xff || this.#bytes[this.#at + 1] !== 0xd0 + number) return false;
    this.#at += 2;
    return true;
  }

  #fill(): void {
    while (this.#count <= 16 && this.#at < this.#bytes.length) {
      const byte = this.#bytes[this.#at]!;
      if (byte === 0xff && this.#bytes[this.#at + 1] !== 0) return;
      this.#at += byte === 0xff ? 2 : 1;
      this.#held = ((this.#held << 8) | byte) & 0xffffff;
      this.#count += 8;
    }
  }

  #stepBack(): void {
    this.#at -= this.#bytes[this.#at - 1] === 0 && this.#bytes[this.#at - 2] === 0xff ? 2 : 1;
  }
}
