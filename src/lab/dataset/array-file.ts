import { open, readFile } from 'node:fs/promises';
import { endianness } from 'node:os';
import { writeWhole } from '../../runtime/write-whole.ts';

/** Types of arrays that a file may contain. */
const TYPES = { Uint8Array, Int32Array, Float32Array, Float64Array };
type TypeName = keyof typeof TYPES;
export type NumberArray = Uint8Array | Int32Array | Float32Array | Float64Array;

/** Contents of a file of arrays: `about` is any JSON. */
export interface ArrayFile {
  readonly about: unknown;
  readonly arrays: Readonly<Record<string, NumberArray>>;
}

interface Header {
  readonly about: unknown;
  readonly arrays: readonly { readonly name: string; readonly type: TypeName; readonly length: number }[];
}

/**
 * Writes arrays of numbers to one file: the length of the header in four bytes, the header as JSON, then the arrays as
 * in memory (little-endian). It is written to a temporary file and renamed, so a kill leaves the old one.
 */
export async function writeArrays(path: string, { about, arrays }: ArrayFile): Promise<void> {
  requireLittleEndian();
  const entries = Object.entries(arrays);
  const header: Header = {
    about,
    arrays: entries.map(([name, array]) => ({ name, type: array.constructor.name as TypeName, length: array.length })),
  };
  const text = Buffer.from(JSON.stringify(header));
  const length = Buffer.alloc(4);
  length.writeUInt32LE(text.length);
  await writeWhole(path, async (partial) => {
    const file = await open(partial, 'w');
    try {
      for (const part of [length, text, ...entries.map(([, array]) => bytesOf(array))]) await file.writeFile(part);
      await file.sync();
    } finally {
      await file.close();
    }
  });
}

/** Reads a file of `writeArrays`. Throws an error in English if the file is truncated or of another type. */
export async function readArrays(path: string): Promise<ArrayFile> {
  requireLittleEndian();
  const bytes = await readFile(path);
  const { header, end } = headerOf(bytes, path);
  let from = end;
  const arrays = header.arrays.map(({ name, type, length }) => {
    const size = length * TYPES[type].BYTES_PER_ELEMENT;
    const part = bytes.subarray(from, from + size);
    if (part.length < size) throw new Error(`${path}: expected ${size} bytes of ${name}, received ${part.length}`);
    from += size;
    return [name, new TYPES[type](Uint8Array.from(part).buffer)] as const;
  });
  return { about: header.about, arrays: Object.fromEntries(arrays) };
}

function headerOf(bytes: Buffer, path: string): { readonly header: Header; readonly end: number } {
  try {
    const end = 4 + bytes.readUInt32LE(0);
    const header = JSON.parse(bytes.subarray(4, end).toString()) as Header;
    if (!header.arrays.every(({ type }) => type in TYPES)) throw new Error('unknown type');
    return { header, end };
  } catch {
    throw new Error(`${path}: expected a file of arrays, received something else`);
  }
}

const bytesOf = ({ buffer, byteOffset, byteLength }: NumberArray): Uint8Array =>
  new Uint8Array(buffer, byteOffset, byteLength);

function requireLittleEndian(): void {
  if (endianness() !== 'LE') throw new Error('Files of arrays are little-endian, and this machine is not.');
}
