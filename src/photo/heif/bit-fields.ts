/** Fields of a bit stream, most significant bit first. Throws RangeError beyond its end. */
export interface BitFields {
  /** The next `count` bits as a number, at most 32. */
  u(count: number): number;
  /** The next bit, as a boolean. */
  flag(): boolean;
  /** The next Exp-Golomb number (ITU-T H.265, 9.2). */
  ue(): number;
  skip(count: number): void;
}

export function readBits(bytes: Uint8Array): BitFields {
  let at = 0;
  const bit = (): number => {
    if (at >= bytes.length * 8) throw new RangeError('beyond the end of the bit stream');
    const value = (bytes[at >> 3]! >> (7 - (at & 7))) & 1;
    at++;
    return value;
  };
  const u = (count: number): number => {
    let value = 0;
    for (let i = 0; i < count; i++) value = value * 2 + bit();
    return value;
  };
  return {
    u,
    flag: () => bit() === 1,
    ue() {
      let zeros = 0;
      while (bit() === 0 && zeros < 32) zeros++;
      return 2 ** zeros - 1 + u(zeros);
    },
    skip(count) {
      at += count;
    },
  };
}
