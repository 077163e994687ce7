/**
 * A part of a file of the ISO base media format (ISO/IEC 14496-12, section 4.2): its type and the position of its
 * content.
 */
interface Box {
  readonly type: string;
  readonly from: number;
  readonly to: number;
}

/** A picture, or a part of its description, in a HEIF file (ISO/IEC 23008-12). */
export interface HeifItem {
  readonly id: number;
  /** Its codec or kind: `hvc1`, `av01`, `grid`, `Exif`. */
  readonly type: string;
  /** The contents of its properties of one type (`hvcC`, `colr`, `auxC`). */
  properties(type: string): readonly Uint8Array[];
  /** The items that this one refers to: `dimg` the ones it is made of, `auxl` the one it belongs to. */
  references(type: string): readonly number[];
  /** Its bytes; null if they are beyond the end of the file. */
  data(): Uint8Array | null;
}

export interface HeifFile {
  readonly primary: HeifItem;
  readonly items: ReadonlyMap<number, HeifItem>;
}

/** Contents of full boxes begin with a version and flags. */
const FULL_BOX_BYTES = 4;

/** The items of a HEIF file; null without a readable description of a primary picture. */
export function readHeif(bytes: Uint8Array): HeifFile | null {
  try {
    return readItems(bytes);
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** The types of the boxes in a file. */
export function boxTypes(bytes: Uint8Array): readonly string[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return boxesIn(view, 0, bytes.length).map(({ type }) => type);
}

function readItems(bytes: Uint8Array): HeifFile | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const meta = boxesIn(view, 0, bytes.length).find(({ type }) => type === 'meta');
  if (meta === undefined) return null;
  const boxes = boxesIn(view, meta.from + FULL_BOX_BYTES, meta.to);
  const box = (type: string) => boxes.find((one) => one.type === type);
  const idat = box('idat');
  const types = readTypes(view, box('iinf'));
  const extents = readExtents(view, box('iloc'), idat);
  const references = readReferences(view, box('iref'));
  const properties = readProperties(view, box('iprp'));
  const items = new Map<number, HeifItem>();
  for (const [id, type] of types) {
    items.set(id, {
      id,
      type,
      properties: (wanted) =>
        (properties.get(id) ?? []).filter((one) => one.type === wanted).map(({ from, to }) => bytes.subarray(from, to)),
      references: (wanted) => references.get(`${wanted} ${id}`) ?? [],
      data: () => join(bytes, extents.get(id) ?? []),
    });
  }
  const pitm = box('pitm');
  const primary = pitm && items.get(numberAt(view, pitm.from + 4, view.getUint8(pitm.from) === 0 ? 2 : 4));
  return primary ? { primary, items } : null;
}

function boxesIn(view: DataView, start: number, end: number): readonly Box[] {
  const boxes: Box[] = [];
  let at = start;
  while (at + 8 <= end) {
    const short = view.getUint32(at);
    const header = short === 1 ? 16 : 8;
    const size = short === 1 ? numberAt(view, at + 8, 8) : short === 0 ? end - at : short;
    if (size < header) break;
    boxes.push({ type: latin1(view, at + 4), from: at + header, to: Math.min(end, at + size) });
    at += size;
  }
  return boxes;
}

/** iinf: one infe box per item; only versions 2 and 3 name a type. */
function readTypes(view: DataView, iinf: Box | undefined): ReadonlyMap<number, string> {
  const types = new Map<number, string>();
  if (iinf === undefined) return types;
  const counted = view.getUint8(iinf.from) === 0 ? 2 : 4;
  for (const { type, from } of boxesIn(view, iinf.from + FULL_BOX_BYTES + counted, iinf.to)) {
    const version = view.getUint8(from);
    if (type !== 'infe' || version < 2) continue;
    const idBytes = version === 2 ? 2 : 4;
    // Item, its protection (16 bits), its type.
    types.set(numberAt(view, from + 4, idBytes), latin1(view, from + 4 + idBytes + 2));
  }
  return types;
}

type Extent = readonly [from: number, to: number];

/** iloc: for every item the parts of the file that it consists of; parts in `idat` are relative to its beginning. */
function readExtents(
  view: DataView,
  iloc: Box | undefined,
  idat: Box | undefined,
): ReadonlyMap<number, readonly Extent[]> {
  const extents = new Map<number, readonly Extent[]>();
  if (iloc === undefined) return extents;
  const version = view.getUint8(iloc.from);
  let at = iloc.from + FULL_BOX_BYTES;
  const read = (size: number) => {
    at += size;
    return numberAt(view, at - size, size);
  };
  const [sizes, baseSizes] = [read(1), read(1)];
  const [offsetBytes, lengthBytes, baseBytes, indexBytes] = [sizes >> 4, sizes & 15, baseSizes >> 4, baseSizes & 15];
  const count = read(version < 2 ? 2 : 4);
  for (let i = 0; i < count; i++) {
    const id = read(version < 2 ? 2 : 4);
    const isInIdat = version > 0 && (read(2) & 15) === 1;
    read(2);
    const base = read(baseBytes) + (isInIdat ? (idat?.from ?? 0) : 0);
    const extentCount = read(2);
    const parts: Extent[] = [];
    for (let part = 0; part < extentCount; part++) {
      if (version > 0) read(indexBytes);
      const from = base + read(offsetBytes);
      parts.push([from, from + read(lengthBytes)]);
    }
    extents.set(id, parts);
  }
  return extents;
}

/** iref: boxes whose type is the kind of reference, by kind and by the referring item. */
function readReferences(view: DataView, iref: Box | undefined): ReadonlyMap<string, readonly number[]> {
  const references = new Map<string, readonly number[]>();
  if (iref === undefined) return references;
  const idBytes = view.getUint8(iref.from) === 0 ? 2 : 4;
  for (const { type, from } of boxesIn(view, iref.from + FULL_BOX_BYTES, iref.to)) {
    const count = view.getUint16(from + idBytes);
    const to = Array.from({ length: count }, (_, i) => numberAt(view, from + idBytes + 2 + i * idBytes, idBytes));
    references.set(`${type} ${numberAt(view, from, idBytes)}`, to);
  }
  return references;
}

/** iprp: `ipco` has all properties; `ipma` maps items to them by index, from 1. */
function readProperties(view: DataView, iprp: Box | undefined): ReadonlyMap<number, readonly Box[]> {
  const properties = new Map<number, readonly Box[]>();
  if (iprp === undefined) return properties;
  const parts = boxesIn(view, iprp.from, iprp.to);
  const all = parts.filter(({ type }) => type === 'ipco').flatMap(({ from, to }) => boxesIn(view, from, to));
  for (const { from } of parts.filter(({ type }) => type === 'ipma')) {
    const idBytes = view.getUint8(from) === 0 ? 2 : 4;
    const isWide = (view.getUint8(from + 3) & 1) === 1;
    let at = from + 8;
    for (let left = view.getUint32(from + 4); left > 0; left--) {
      const id = numberAt(view, at, idBytes);
      const count = view.getUint8(at + idBytes);
      at += idBytes + 1;
      const own: Box[] = [];
      for (let i = 0; i < count; i++, at += isWide ? 2 : 1) {
        const property = all[(isWide ? view.getUint16(at) & 0x7fff : view.getUint8(at) & 0x7f) - 1];
        if (property !== undefined) own.push(property);
      }
      properties.set(id, own);
    }
  }
  return properties;
}

function join(bytes: Uint8Array, extents: readonly Extent[]): Uint8Array | null {
  // A length of 0 means up to the end of the file.
  const whole = extents.map(([from, to]) => [from, to === from ? bytes.length : to] as const);
  if (whole.some(([from, to]) => from > to || to > bytes.length)) return null;
  const [only] = whole;
  if (only !== undefined && whole.length === 1) return bytes.subarray(...only);
  const joined = new Uint8Array(whole.reduce((sum, [from, to]) => sum + to - from, 0));
  let at = 0;
  for (const [from, to] of whole) {
    joined.set(bytes.subarray(from, to), at);
    at += to - from;
  }
  return joined;
}

/** A big-endian integer of 0 to 8 bytes. Throws RangeError beyond the end. */
function numberAt(view: DataView, at: number, size: number): number {
  let value = 0;
  for (let i = 0; i < size; i++) value = value * 256 + view.getUint8(at + i);
  return value;
}

function latin1(view: DataView, at: number): string {
  return String.fromCharCode(...[0, 1, 2, 3].map((i) => view.getUint8(at + i)));
}
