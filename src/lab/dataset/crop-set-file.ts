import { readFile, rename, writeFile } from 'node:fs/promises';
import { z } from 'zod';
import { TRAIT_COUNT } from '../simulate/traits.ts';
import { CROP_FACES, CROP_SIZE, type CropSet, emptyCropSet, KINDS } from './crop-set.ts';

/** Attributes in the order in which their arrays lie in a file. */
const ATTRIBUTES = [
  'pixels',
  'face',
  'counterfeit',
  'severity',
  'kinds',
  'traits',
  'pressed',
  'photo',
  'press',
] as const satisfies readonly (keyof CropSet)[];

/** Every array begins at a multiple of this many bytes, so that it can be read where it lies. */
const ALIGNMENT = 8;
const LINE_END = '\n'.charCodeAt(0);

/** The names of columns: with others, the columns mean something else. */
const exactly = (names: readonly string[]) =>
  z.array(z.string()).refine((found) => found.join() === names.join(), { message: `expected ${names.join(', ')}` });

const headerSchema = z.object({
  format: z.literal('telltale-crops-1'),
  count: z.int().nonnegative(),
  size: z.literal(CROP_SIZE),
  faces: exactly(CROP_FACES),
  kinds: exactly(KINDS),
  traits: z.literal(TRAIT_COUNT),
  /** What the crops are of, for people. */
  about: z.string(),
});

/**
 * Writes a set to one file: a line of JSON that says what it is, padded with spaces, then the array of every attribute,
 * little-endian, each padded to eight bytes. The file is there whole or not at all.
 */
export async function writeCropSet(path: string, set: CropSet, about: string): Promise<void> {
  const part = `${path}.part`;
  await writeFile(part, contentOf(set, about));
  await rename(part, path);
}

function* contentOf(set: CropSet, about: string): Generator<Uint8Array> {
  const header: z.input<typeof headerSchema> = {
    format: 'telltale-crops-1',
    count: set.count,
    size: CROP_SIZE,
    faces: [...CROP_FACES],
    kinds: [...KINDS],
    traits: TRAIT_COUNT,
    about,
  };
  const line = Buffer.from(JSON.stringify(header));
  yield line;
  yield Buffer.from(`${' '.repeat(padding(line.length + 1))}\n`);
  for (const attribute of ATTRIBUTES) {
    const { buffer, byteOffset, byteLength } = set[attribute];
    yield new Uint8Array(buffer, byteOffset, byteLength);
    yield new Uint8Array(padding(byteLength));
  }
}

/**
 * Reads a set whole.
 *
 * @throws Error in a sentence: no file of crops, one whose columns mean something else, or one that was cut short
 */
export async function readCropSet(path: string): Promise<CropSet> {
  const bytes = await readFile(path);
  const { count, start } = readHeader(path, bytes);
  const set = emptyCropSet(count);
  let at = start;
  for (const attribute of ATTRIBUTES) {
    const { buffer, byteOffset, byteLength } = set[attribute];
    if (at + byteLength > bytes.length) throw new Error(`${path} was cut short; write it again.`);
    new Uint8Array(buffer, byteOffset, byteLength).set(bytes.subarray(at, at + byteLength));
    at += byteLength + padding(byteLength);
  }
  return set;
}

function readHeader(path: string, bytes: Buffer): { readonly count: number; readonly start: number } {
  const end = bytes.indexOf(LINE_END);
  const parsed = headerSchema.safeParse(parseLine(bytes.toString('utf8', 0, Math.max(0, end))));
  if (parsed.success) return { count: parsed.data.count, start: end + 1 };
  const problem = parsed.error.issues[0];
  throw new Error(
    `Expected a file of crops as this version writes them, but ${path} is none (${problem?.path.join('.')}: ${problem?.message}); write it again.`,
  );
}

function parseLine(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

/** Bytes to the next multiple of the alignment. */
const padding = (length: number): number => (ALIGNMENT - (length % ALIGNMENT)) % ALIGNMENT;
