import { BitReader, type HuffmanTable } from './huffman.ts';

interface Component {
  readonly id: number;
  /** Blocks of 8 x 8 of this component in one coding unit, across and down. */
  readonly across: number;
  readonly down: number;
  /** 64 bits for every block: the coefficients that earlier scans of a progressive picture set. */
  readonly known: Uint8Array;
}

export interface JpegFrame {
  readonly isProgressive: boolean;
  readonly width: number;
  readonly height: number;
  readonly components: readonly Component[];
  /** Coding units (MCUs) in a row and in a column. */
  readonly units: readonly [across: number, down: number];
}

/** The information from the segments before a scan that its decoding needs. */
export interface ScanSettings {
  readonly tables: ReadonlyMap<number, HuffmanTable>;
  readonly restartInterval: number;
}

/** One scan's header (ITU-T T.81, B.2.3). */
interface Scan {
  readonly parts: readonly { readonly component: Component; readonly dc: number; readonly ac: number }[];
  readonly from: number;
  readonly to: number;
  /** A later scan of progressive coding, which adds one bit of precision. */
  readonly refines: boolean;
}

/** The next bits are no valid code, or the data end: the scan cannot be decoded. */
class Undecodable extends Error {}

/** The size in a frame's header, in pixels. */
export function sizeOf(header: Uint8Array): { width: number; height: number } {
  const word = (at: number) => (header[at] ?? 0) * 256 + (header[at + 1] ?? 0);
  return { width: word(3), height: word(1) };
}

/** The frame that a header describes; null if the header is invalid. */
export function readFrame(marker: number, header: Uint8Array): JpegFrame | null {
  const { width, height } = sizeOf(header);
  const described = Array.from({ length: header[5] ?? 0 }, (_, i) => header.subarray(6 + 3 * i, 9 + 3 * i));
  const sampling = described.map((part) => [(part[1] ?? 0) >> 4, (part[1] ?? 0) & 15] as const);
  if (width === 0 || height === 0 || sampling.some(([across, down]) => !across || !down)) return null;
  const most = [
    Math.max(...sampling.map(([across]) => across)),
    Math.max(...sampling.map(([, down]) => down)),
  ] as const;
  const units = [Math.ceil(width / (8 * most[0])), Math.ceil(height / (8 * most[1]))] as const;
  const isProgressive = marker === 0xc2;
  const components = sampling.map(([across, down], i) => ({
    id: described[i]![0] ?? 0,
    across,
    down,
    known: new Uint8Array(isProgressive ? units[0] * across * units[1] * down * 8 : 0),
  }));
  return { isProgressive, width, height, components, units };
}

/**
 * Where the coded data of a scan end after every block is decoded (ITU-T T.81, F.2 and G.2): a byte offset in `coded`.
 * Null if they are truncated, if a code is invalid, or if the bits that pad the last byte are not padding. No pixels
 * are computed.
 */
export function endOfScan(
  header: Uint8Array,
  coded: Uint8Array,
  frame: JpegFrame,
  settings: ScanSettings,
): number | null {
  const scan = readScan(header, frame);
  if (scan === null) return null;
  try {
    return walk(scan, new BitReader(coded), frame, settings);
  } catch (error) {
    if (error instanceof Undecodable) return null;
    throw error;
  }
}

function readScan(header: Uint8Array, frame: JpegFrame): Scan | null {
  const count = header[0] ?? 0;
  const parts = Array.from({ length: count }, (_, i) => {
    const component = frame.components.find(({ id }) => id === header[1 + 2 * i]);
    const tables = header[2 + 2 * i] ?? 0;
    return component && { component, dc: tables >> 4, ac: tables & 15 };
  });
  const known = parts.flatMap((part) => part ?? []);
  if (count === 0 || known.length < count) return null;
  if (!frame.isProgressive) return { parts: known, from: 0, to: 63, refines: false };
  const [from, to, bits] = [...header.subarray(1 + 2 * count, 4 + 2 * count)];
  if (from === undefined || to === undefined || bits === undefined || from > to || to > 63) return null;
  if (from > 0 && count > 1) return null;
  return { parts: known, from, to, refines: bits >> 4 !== 0 };
}

function walk(scan: Scan, bits: BitReader, frame: JpegFrame, { tables, restartInterval }: ScanSettings): number | null {
  const decodeBlock = blockDecoder(scan, bits, frame.isProgressive, tables);
  let units = 0;
  for (const unit of unitsOf(scan, frame)) {
    if (restartInterval > 0 && units > 0 && units % restartInterval === 0) {
      if (bits.finish() === null || !bits.restart((units / restartInterval - 1) % 8)) return null;
      decodeBlock.restart();
    }
    unit(decodeBlock.block);
    units++;
  }
  decodeBlock.restart();
  return bits.finish();
}

type OnBlock = (part: Scan['parts'][number], block: number) => void;

/**
 * The coding units of a scan in order, each as a visit of its blocks. A scan of one component has one block per unit.
 */
function* unitsOf(
  { parts }: Scan,
  { width, height, components, units }: JpegFrame,
): Generator<(onBlock: OnBlock) => void> {
  const [only] = parts;
  if (parts.length === 1 && only !== undefined) {
    const { component } = only;
    const most = [Math.max(...components.map((c) => c.across)), Math.max(...components.map((c) => c.down))] as const;
    const across = Math.ceil(Math.ceil((width * component.across) / most[0]) / 8);
    const down = Math.ceil(Math.ceil((height * component.down) / most[1]) / 8);
    const stride = units[0] * component.across;
    for (let y = 0; y < down; y++) for (let x = 0; x < across; x++) yield (onBlock) => onBlock(only, y * stride + x);
    return;
  }
  for (let y = 0; y < units[1]; y++) {
    for (let x = 0; x < units[0]; x++) {
      yield (onBlock) => {
        for (const part of parts) {
          const { across, down } = part.component;
          for (let v = 0; v < down; v++) {
            for (let h = 0; h < across; h++) onBlock(part, (y * down + v) * units[0] * across + x * across + h);
          }
        }
      };
    }
  }
}

/**
 * Decodes blocks one after another. `restart` resets the state after a restart marker; it throws if blocks of a run are
 * still expected.
 */
function blockDecoder(scan: Scan, bits: BitReader, isProgressive: boolean, tables: ReadonlyMap<number, HuffmanTable>) {
  /** Further blocks without more coefficients in this scan. */
  let emptyBlocks = 0;
  const { from, to, refines } = scan;

  function code(table: number): number {
    const found = tables.get(table);
    const value = found ? bits.decode(found) : -1;
    if (value < 0) throw new Undecodable();
    return value;
  }
  function take(count: number): number {
    const value = bits.take(count);
    if (value < 0) throw new Undecodable();
    return value;
  }
  function dc(table: number): void {
    const size = code(table);
    if (size > 15) throw new Undecodable();
    take(size);
  }
  /** A run of blocks that end here, including this one. */
  function endOfBlocks(run: number): void {
    emptyBlocks = (1 << run) + (run > 0 ? take(run) : 0);
  }
  function ac(part: Scan['parts'][number], block: number, first: number): void {
    if (emptyBlocks > 0) {
      emptyBlocks--;
      return;
    }
    const { known } = part.component;
    for (let k = first; k <= to; k++) {
      const value = code(4 + part.ac);
      const [run, size] = [value >> 4, value & 15];
      if (size === 0 && run < 15) {
        if (isProgressive) endOfBlocks(run);
        if (isProgressive) emptyBlocks--;
        return;
      }
      k += run;
      if (k > to) throw new Undecodable();
      take(size);
      if (isProgressive && size > 0) known[block * 8 + (k >> 3)]! |= 1 << (k & 7);
    }
  }
  function refineAc(part: Scan['parts'][number], block: number): void {
    const { known } = part.component;
    const isKnown = (k: number) => (known[block * 8 + (k >> 3)]! & (1 << (k & 7))) !== 0;
    let k = from;
    while (emptyBlocks === 0 && k <= to) {
      const value = code(4 + part.ac);
      let run = value >> 4;
      const size = value & 15;
      if (size > 1) throw new Undecodable();
      if (size === 0 && run < 15) {
        endOfBlocks(run);
        break;
      }
      take(size);
      for (; k <= to; k++) {
        if (isKnown(k)) take(1);
        else if (--run < 0) break;
      }
      if (size > 0 && k > to) throw new Undecodable();
      if (size > 0) known[block * 8 + (k >> 3)]! |= 1 << (k & 7);
      k++;
    }
    if (emptyBlocks === 0) return;
    for (; k <= to; k++) if (isKnown(k)) take(1);
    emptyBlocks--;
  }

  return {
    block(part: Scan['parts'][number], block: number): void {
      if (!isProgressive) {
        dc(part.dc);
        ac(part, block, 1);
      } else if (from > 0) {
        if (refines) refineAc(part, block);
        else ac(part, block, from);
      } else if (refines) take(1);
      else dc(part.dc);
    },
    restart(): void {
      if (emptyBlocks > 0) throw new Undecodable();
    },
  };
}
