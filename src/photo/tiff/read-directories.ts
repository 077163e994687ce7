/** One directory of a TIFF (TIFF 6.0, section 2), which describes one picture. */
export interface TiffDirectory {
  /** The tags in it. */
  readonly tags: ReadonlySet<number>;
  /** The integers of a tag, at most 64 of them; empty if it has none. */
  numbers(tag: number): readonly number[];
  /** The text of a tag, up to its end mark; empty if it has none. */
  text(tag: number): string;
  /** The directories below this one (SubIFDs). */
  readonly children: readonly TiffDirectory[];
  /** Whether the file has all of its entries. */
  readonly isWhole: boolean;
}

/** Bytes per value of each type; types beyond these hold nothing that is read here. */
const TYPE_BYTES: Readonly<Record<number, number>> = { 1: 1, 2: 1, 3: 2, 4: 4, 7: 1, 8: 2, 9: 4, 13: 4, 16: 8, 18: 8 };
const ASCII = 2;
const SUB_DIRECTORIES = 330;
/** More pages than any scan of a document has; a chain may also be circular. */
const MAX_DIRECTORIES = 1000;
const MAX_VALUES = 64;

interface Layout {
  readonly view: DataView;
  readonly littleEndian: boolean;
  /** BigTIFF, with 64-bit offsets and counts. */
  readonly isBig: boolean;
}

/**
 * The directories of a TIFF, classic or BigTIFF, in the order of their chain. Parts beyond the end of the file are left
 * out: the decoder reports what is missing. RAW files of many makers begin with their own mark and are read alike.
 */
export function readDirectories(bytes: Uint8Array): readonly TiffDirectory[] {
  if (bytes.length < 16) return [];
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const littleEndian = bytes[0] === 0x49;
  const layout = { view, littleEndian, isBig: view.getUint16(2, littleEndian) === 43 };
  const visited = new Set<number>();
  const directories: TiffDirectory[] = [];
  let at = layout.isBig ? offsetAt(layout, 8) : offsetAt(layout, 4);
  while (at > 0 && !visited.has(at) && visited.size < MAX_DIRECTORIES) {
    visited.add(at);
    const directory = readDirectory(layout, at, visited);
    if (directory === null) break;
    directories.push(directory);
    at = directory.nextAt;
  }
  return directories;
}

function readDirectory(layout: Layout, at: number, visited: Set<number>): (TiffDirectory & { nextAt: number }) | null {
  const { view, littleEndian, isBig } = layout;
  const [countBytes, entryBytes] = isBig ? [8, 20] : [2, 12];
  if (at + countBytes > view.byteLength) return null;
  const count = isBig ? offsetAt(layout, at) : view.getUint16(at, littleEndian);
  const present = Math.min(count, Math.floor((view.byteLength - at - countBytes) / entryBytes));
  const entries = new Map<number, number>();
  for (let i = 0; i < present; i++) {
    const entry = at + countBytes + i * entryBytes;
    entries.set(view.getUint16(entry, littleEndian), entry);
  }
  const numbers = (tag: number) => readNumbers(layout, entries.get(tag));
  const children = numbers(SUB_DIRECTORIES).flatMap((child) => {
    if (child === 0 || visited.has(child) || visited.size >= MAX_DIRECTORIES) return [];
    visited.add(child);
    return readDirectory(layout, child, visited) ?? [];
  });
  const nextAt = present < count ? 0 : offsetAt(layout, at + countBytes + count * entryBytes);
  return {
    isWhole: present === count,
    tags: new Set(entries.keys()),
    numbers,
    text: (tag) => readText(layout, entries.get(tag)),
    children,
    nextAt,
  };
}

/** Type, count and position of values: in the entry if they fit, otherwise where it points. */
function valuesOf(layout: Layout, entry: number): { type: number; count: number; at: number; size: number } {
  const { view, littleEndian, isBig } = layout;
  const type = view.getUint16(entry + 2, littleEndian);
  const size = TYPE_BYTES[type] ?? 0;
  const count = isBig ? offsetAt(layout, entry + 4) : view.getUint32(entry + 4, littleEndian);
  const inside = entry + (isBig ? 12 : 8);
  return { type, count, size, at: size * count <= (isBig ? 8 : 4) ? inside : offsetAt(layout, inside) };
}

function readNumbers(layout: Layout, entry: number | undefined): readonly number[] {
  if (entry === undefined) return [];
  const { count, at, size } = valuesOf(layout, entry);
  if (size === 0) return [];
  const whole = Math.min(count, MAX_VALUES, Math.floor((layout.view.byteLength - at) / size));
  return Array.from({ length: Math.max(0, whole) }, (_, i) => numberAt(layout, at + i * size, size));
}

function readText(layout: Layout, entry: number | undefined): string {
  if (entry === undefined) return '';
  const { type, count, at } = valuesOf(layout, entry);
  if (type !== ASCII || at >= layout.view.byteLength) return '';
  const { buffer, byteOffset, byteLength } = layout.view;
  const bytes = new Uint8Array(buffer, byteOffset + at, Math.min(count, MAX_VALUES, byteLength - at));
  return String.fromCharCode(...bytes).replace(/\0.*$/s, '');
}

function numberAt(layout: Layout, at: number, size: number): number {
  const { view, littleEndian } = layout;
  if (size === 1) return view.getUint8(at);
  if (size === 2) return view.getUint16(at, littleEndian);
  if (size === 4) return view.getUint32(at, littleEndian);
  return Number(view.getBigUint64(at, littleEndian));
}

/** An offset or count; 0 if it is beyond the end of the file. */
function offsetAt(layout: Layout, at: number): number {
  const size = layout.isBig ? 8 : 4;
  return at + size > layout.view.byteLength ? 0 : numberAt(layout, at, size);
}
