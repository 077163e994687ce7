import { pipeline, Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { TelltaleError } from '../../../core/errors.ts';
import { isOver } from '../budget.ts';
import { type Content, partOf, readAt, type Span, streamOf } from '../content.ts';
import { nameOf } from '../entry-name.ts';
import type { Member } from '../member.ts';
import { ByteReader } from './byte-reader.ts';
import { MemberWindow } from './member-window.ts';
import { type PaxRecords, paxNumber, paxValue, readPax } from './read-pax.ts';
import { expandSparse, readSparse, type Sparse } from './read-sparse.ts';
import { BLOCK_BYTES, readTarHeader, type TarHeader, text } from './tar-header.ts';

/** Headers with information about the next member: no name or map is longer. */
const MAX_META_BYTES = 16_777_216;
/** Devices and pipes. */
const NO_FILES = new Set(['3', '4', '6']);
/** A folder, GNU's list of its content, and the tape label: a user misses none of them. */
const FOLDERS = new Set(['5', 'D', 'V']);

/**
 * The members of a tar in stored order. Those of a plain tar can be read at any time; those of a compressed one only
 * before the next one is requested (BytesHavePassed). Throws `archive_damaged`, after the members before the damage;
 * `archive_ratio`.
 */
export async function* readTar(
  content: Content,
  isPacked: boolean,
  maxRatio: number,
): AsyncGenerator<Member, void, undefined> {
  const open = isPacked ? undefined : await content.span?.();
  if (open !== undefined) {
    const bytes = new ByteReader(open);
    return yield* membersOf(bytes, open, () => bytes.position);
  }
  const source = await content.stream();
  let position = 0;
  source.on('data', ({ length }: Buffer) => {
    position += length;
  });
  source.pause();
  const unpacked = isPacked ? pipeline(source, createGunzip(), () => undefined) : source;
  const bytes = new ByteReader(within(unpacked, maxRatio, () => position));
  try {
    yield* membersOf(bytes, undefined, () => position);
  } finally {
    source.destroy();
  }
}

/** The bytes, unless they are far more than were read. */
async function* within(bytes: AsyncIterable<Buffer>, maxRatio: number, position: () => number) {
  let unpackedBytes = 0;
  for await (const chunk of bytes) {
    unpackedBytes += chunk.length;
    if (isOver(unpackedBytes, position(), maxRatio)) throw new TelltaleError('archive_ratio', { max: maxRatio });
    yield chunk;
  }
}

async function* membersOf(
  bytes: ByteReader,
  open: Span | undefined,
  position: () => number,
): AsyncGenerator<Member, void, undefined> {
  for await (const stored of storedMembers(bytes)) {
    const window = new MemberWindow(bytes, stored.end);
    const span = open && partOf(open, bytes.position, stored.end - bytes.position);
    yield {
      name: nameOf(stored.name).replace(/^(\.\/)+/, ''),
      kind: kindOf(stored),
      content: contentOf(stored, window, span),
      packedBytes: stored.byteLength,
      modified: stored.modified,
      problem: stored.problem,
      position: position(),
    };
    await window.end();
  }
}

/** A member as in the archive; the reader is at its first byte. */
interface Stored extends Pick<TarHeader, 'name' | 'byteLength' | 'type' | 'modified'> {
  readonly sparse: Sparse | undefined;
  readonly problem: TelltaleError | undefined;
  /** Position after the last of its bytes. */
  readonly end: number;
}

async function* storedMembers(bytes: ByteReader): AsyncGenerator<Stored, void, undefined> {
  let [forAll, forNext, longName]: [PaxRecords, PaxRecords, Buffer | undefined] = [[], [], undefined];
  for (let header = await nextHeader(bytes); header !== undefined; header = await nextHeader(bytes)) {
    if (header.type === 'g') forAll = [...forAll, ...readPax(await metaBytes(header, bytes))];
    else if (header.type === 'x') forNext = readPax(await metaBytes(header, bytes));
    else if (header.type === 'L') longName = text(await metaBytes(header, bytes), 0, header.byteLength);
    else if (header.type === 'K') await metaBytes(header, bytes);
    else {
      const stored = await storedMember(header, [...forAll, ...forNext], longName, bytes);
      yield stored;
      await pass(bytes, stored.end);
      [forNext, longName] = [[], undefined];
    }
  }
}

/**
 * Zeros end the archive, and another one may follow (`cat a.tar b.tar`): undefined at the end of the bytes. Throws
 * `archive_damaged` if the bytes end without zeros, or if something else follows.
 */
async function nextHeader(bytes: ByteReader): Promise<TarHeader | undefined> {
  let hasEnd = false;
  for (;;) {
    const block = await bytes.take(BLOCK_BYTES);
    const isZero = block.every((byte) => byte === 0);
    if (!isZero) return readTarHeader(block);
    if (block.length === 0 && !hasEnd) throw new TelltaleError('archive_damaged');
    if (block.length < BLOCK_BYTES) return undefined;
    hasEnd = true;
  }
}

async function metaBytes({ byteLength }: TarHeader, bytes: ByteReader): Promise<Buffer> {
  if (byteLength > MAX_META_BYTES) throw new TelltaleError('archive_damaged');
  const taken = await bytes.take(byteLength);
  await pass(bytes, bytes.position);
  if (taken.length < byteLength) throw new TelltaleError('archive_damaged');
  return taken;
}

async function storedMember(
  header: TarHeader,
  pax: PaxRecords,
  longName: Buffer | undefined,
  bytes: ByteReader,
): Promise<Stored> {
  const byteLength = hasNoBytes(header) ? 0 : (paxNumber(pax, 'size') ?? header.byteLength);
  const start = bytes.position;
  const sparse = await readSparse({ ...header, byteLength }, pax, bytes).catch(asProblem);
  return {
    name: paxValue(pax, 'GNU.sparse.name') ?? paxValue(pax, 'path') ?? longName ?? header.name,
    byteLength,
    type: header.type,
    modified: header.modified,
    sparse: sparse instanceof TelltaleError ? undefined : sparse,
    problem: sparse instanceof TelltaleError ? sparse : continuedProblem(header),
    // No field counts the blocks of GNU's own map.
    end: (header.type === 'S' ? bytes.position : start) + byteLength,
  };
}

function asProblem(error: unknown): TelltaleError {
  if (error instanceof TelltaleError && error.code === 'archive_member_damaged') return error;
  throw error;
}

/** A file that began in another volume of the archive. */
function continuedProblem({ type }: TarHeader): TelltaleError | undefined {
  return type === 'M' ? new TelltaleError('archive_split') : undefined;
}

/** Links, devices and folders, whatever size they declare. */
function hasNoBytes({ type }: TarHeader): boolean {
  return type >= '1' && type <= '6';
}

/** To the beginning of the next block after `end`. */
async function pass(bytes: ByteReader, end: number): Promise<void> {
  const next = Math.ceil(end / BLOCK_BYTES) * BLOCK_BYTES;
  if (!(await bytes.skipTo(next))) throw new TelltaleError('archive_damaged');
}

/** An unknown type is a file (POSIX.1-2017, pax). */
function kindOf({ type, name }: Stored): Member['kind'] {
  if (type === '1' || type === '2') return 'link';
  if (NO_FILES.has(type)) return 'other';
  return FOLDERS.has(type) || name.at(-1) === 0x2f ? 'folder' : 'file';
}

function contentOf({ byteLength, sparse }: Stored, window: MemberWindow, span: Span | undefined): Content {
  const stream = async () => (span ? streamOf(span) : window.take());
  const head = async (bytes: number) => (span ? readAt(span, 0, bytes) : window.head(bytes));
  if (sparse === undefined) return { byteLength, span: span && (async () => span), head, stream };
  const expanded = (stored: AsyncIterable<Buffer>) =>
    Readable.from(expandSparse(sparse, stored), { objectMode: false });
  return {
    byteLength: sparse.byteLength,
    head: async (bytes) =>
      sparse.parts[0]?.offset === 0 ? head(Math.min(bytes, sparse.parts[0].byteLength)) : Buffer.alloc(0),
    stream: async () => expanded(await stream()),
  };
}
