import { TelltaleError } from '../../../core/errors.ts';
import type { ByteReader } from './byte-reader.ts';
import { type PaxRecords, paxNumber, paxValue } from './read-pax.ts';
import { BLOCK_BYTES, number, type TarHeader } from './tar-header.ts';

/** A file of which only the non-zero parts are stored, one after the other. */
export interface Sparse {
  /** Of the whole file. */
  readonly byteLength: number;
  /** Bytes of the member that belong to the map and not to the file. */
  readonly mapBytes: number;
  readonly parts: readonly { readonly offset: number; readonly byteLength: number }[];
}

/** A photo's map never has more parts. */
const MAX_PARTS = 100_000;
const MAX_MAP_BYTES = 4_194_304;
/**
 * Position of the map in GNU's own header: four entries of an offset and a length, and then whether more blocks follow.
 */
const [MAP_AT, MAP_ENTRIES, MORE_AT, REAL_SIZE_AT] = [386, 4, 482, 483] as const;
const [MORE_ENTRIES, MORE_IN_BLOCK_AT] = [21, 504] as const;
const NUMBER_BYTES = 12;

/**
 * How the file of a sparse member is reconstructed, by any of GNU tar's four formats (its manual, "Storing Sparse
 * Files"); undefined for a plain member. Consumes the map after the header from `bytes`. Throws
 * `archive_member_damaged` if the map is invalid, and `archive_damaged` if the archive ends in it.
 */
export async function readSparse(header: TarHeader, pax: PaxRecords, bytes: ByteReader): Promise<Sparse | undefined> {
  if (header.type === 'S') return checked(await oldMap(header.block, bytes), header);
  if (paxNumber(pax, 'GNU.sparse.major') === 1) return checked(await mapInFile(pax, bytes), header);
  const byteLength = paxNumber(pax, 'GNU.sparse.size');
  if (byteLength === undefined) return undefined;
  return checked({ byteLength, mapBytes: 0, parts: inPairs(paxMap(pax)) }, header);
}

async function oldMap(block: Buffer, bytes: ByteReader): Promise<Sparse> {
  const numbers = numbersOf(block, MAP_AT, MAP_ENTRIES);
  for (let hasMore = block[MORE_AT] !== 0; hasMore; ) {
    const more = await bytes.take(BLOCK_BYTES);
    if (more.length < BLOCK_BYTES) throw new TelltaleError('archive_damaged');
    // A map without an end is read on and refused below.
    if (numbers.length <= 2 * MAX_PARTS) numbers.push(...numbersOf(more, 0, MORE_ENTRIES));
    hasMore = more[MORE_IN_BLOCK_AT] !== 0;
  }
  return { byteLength: number(block, REAL_SIZE_AT, NUMBER_BYTES), mapBytes: 0, parts: inPairs(numbers) };
}

function numbersOf(block: Buffer, start: number, entries: number): number[] {
  const places = Array.from({ length: 2 * entries }, (_, i) => start + i * NUMBER_BYTES);
  return places.map((at) => number(block, at, NUMBER_BYTES));
}

/** Format 0.0 repeats two keys for each part, 0.1 lists all numbers in one. */
function paxMap(pax: PaxRecords): number[] {
  const list = paxValue(pax, 'GNU.sparse.map')?.toString('latin1');
  if (list !== undefined) return list.split(',').map(Number);
  return pax
    .filter(([key]) => key === 'GNU.sparse.offset' || key === 'GNU.sparse.numbytes')
    .map(([, value]) => Number(value.toString('latin1')));
}

/** Format 1.0: the map precedes the file's bytes, one number per line, padded to whole blocks. */
async function mapInFile(pax: PaxRecords, bytes: ByteReader): Promise<Sparse> {
  let [map, lines] = ['', [''] as string[]];
  let mapBytes = 0;
  do {
    const block = await bytes.take(BLOCK_BYTES);
    if (block.length < BLOCK_BYTES) throw new TelltaleError('archive_damaged');
    map += block.toString('latin1');
    mapBytes += block.length;
    lines = map.split('\n');
    if (!(Number(lines[0]) <= MAX_PARTS) || mapBytes > MAX_MAP_BYTES) throw new TelltaleError('archive_member_damaged');
  } while (lines.length < 2 * Number(lines[0]) + 2);
  const numbers = lines.slice(1, 2 * Number(lines[0]) + 1).map(Number);
  return { byteLength: paxNumber(pax, 'GNU.sparse.realsize') ?? Number.NaN, mapBytes, parts: inPairs(numbers) };
}

function inPairs(numbers: readonly number[]): Sparse['parts'] {
  return Array.from({ length: Math.ceil(numbers.length / 2) }, (_, i) => ({
    offset: numbers[2 * i] ?? Number.NaN,
    byteLength: numbers[2 * i + 1] ?? Number.NaN,
  })).filter(({ byteLength }) => byteLength !== 0);
}

/** The parts must be in order inside the file, and their total length must be that of the stored bytes. */
function checked(sparse: Sparse, { byteLength: storedBytes }: TarHeader): Sparse {
  let [end, partBytes] = [0, sparse.mapBytes];
  for (const { offset, byteLength } of sparse.parts) {
    if (!(offset >= end && byteLength > 0)) throw new TelltaleError('archive_member_damaged');
    end = offset + byteLength;
    partBytes += byteLength;
  }
  if (!(end <= sparse.byteLength) || partBytes !== storedBytes) throw new TelltaleError('archive_member_damaged');
  return sparse;
}

const ZEROS = Buffer.alloc(65_536);

/** The whole file, from its stored parts. A truncated part ends it with an error. */
export async function* expandSparse(
  { byteLength, parts }: Sparse,
  stored: AsyncIterable<Buffer>,
): AsyncGenerator<Buffer, void, undefined> {
  let [at, left] = [0, 0];
  const rest = [...parts];
  let part = rest.shift();
  for await (const chunk of stored) {
    for (let used = 0; used < chunk.length; ) {
      if (part === undefined) throw new TelltaleError('archive_member_damaged');
      if (left === 0) {
        yield* zeros(part.offset - at);
        [at, left] = [part.offset, part.byteLength];
      }
      const piece = chunk.subarray(used, used + left);
      yield piece;
      [at, left, used] = [at + piece.length, left - piece.length, used + piece.length];
      if (left === 0) part = rest.shift();
    }
  }
  if (part !== undefined) throw new TelltaleError('archive_member_damaged');
  yield* zeros(byteLength - at);
}

function* zeros(byteLength: number): Generator<Buffer, void, undefined> {
  for (let left = byteLength; left > 0; left -= ZEROS.length) yield ZEROS.subarray(0, left);
}
