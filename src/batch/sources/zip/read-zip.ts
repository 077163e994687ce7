import { pipeline, Readable } from 'node:stream';
import { constants, crc32, createInflateRaw, inflateRawSync } from 'node:zlib';
import { TelltaleError } from '../../../core/errors.ts';
import { type Content, partOf, readAt, type Span, streamOf } from '../content.ts';
import type { Member } from '../member.ts';
import { findZipData, readZipEntries, type ZipEntry } from './read-zip-entries.ts';
import { findZipEnd, LOCAL } from './zip-end.ts';

/** Compression methods of APPNOTE.TXT, 4.4.5, by names that a reader may know. */
const METHODS: Readonly<Record<number, string>> = {
  9: 'Deflate64',
  12: 'BZIP2',
  14: 'LZMA',
  93: 'Zstandard',
  95: 'XZ',
  98: 'PPMd',
};

const STORED = 0;
const DEFLATED = 8;
/** Encrypted, strongly encrypted, directory encrypted (APPNOTE.TXT, 4.4.4). */
const ENCRYPTED = 0x2041;
const [TYPE_MASK, LINK] = [0xf000, 0xa000] as const;

/**
 * The members of a zip in the order of its directory. Throws `archive_damaged` if there is no directory, or after the
 * members if it is truncated; `archive_split`.
 */
export async function* readZip(span: Span): AsyncGenerator<Member, void, undefined> {
  const end = await findZipEnd(span);
  if (end === undefined) throw new TelltaleError('archive_damaged');
  let position = 0;
  for await (const entry of readZipEntries(span, end)) {
    position += entry.packedBytes;
    const packed = async () => partOf(span, await findZipData(span, end, entry), entry.packedBytes);
    yield {
      name: entry.name,
      kind: kindOf(entry),
      content: contentOf(entry, packed),
      packedBytes: entry.packedBytes,
      modified: entry.modified,
      problem: problemOf(entry),
      position,
    };
  }
  // The directory of a zip inside this one, whose own is truncated.
  if (end.shift > 0 && (await beginsWithMember(span))) throw new TelltaleError('archive_damaged');
}

async function beginsWithMember(span: Span): Promise<boolean> {
  const head = await readAt(span, 0, 4);
  return head.length === 4 && head.readUInt32LE(0) === LOCAL;
}

function kindOf({ rawName, isUnix, mode }: ZipEntry): Member['kind'] {
  if (rawName.at(-1) === 0x2f || rawName.at(-1) === 0x5c) return 'folder';
  return isUnix && (mode & TYPE_MASK) === LINK ? 'link' : 'file';
}

function problemOf({ flags, method, disk }: ZipEntry): TelltaleError | undefined {
  if ((flags & ENCRYPTED) !== 0) return new TelltaleError('archive_encrypted');
  if (disk !== 0 && disk !== 0xffff) return new TelltaleError('archive_split');
  if (method === STORED || method === DEFLATED) return undefined;
  return new TelltaleError('archive_method_unsupported', { received: METHODS[method] ?? String(method) });
}

function contentOf(entry: ZipEntry, packed: () => Promise<Span>): Content {
  const isOpen = entry.method === STORED && (entry.flags & ENCRYPTED) === 0;
  return {
    byteLength: entry.unpackedBytes,
    span: isOpen ? packed : undefined,
    async head(byteLength) {
      const bytes = await readAt(await packed(), 0, byteLength);
      if (entry.method !== DEFLATED) return bytes;
      // As much as these bytes decompress to.
      return inflateRawSync(bytes, { finishFlush: constants.Z_SYNC_FLUSH }).subarray(0, byteLength);
    },
    async stream() {
      const bytes = streamOf(await packed());
      const unpacked = entry.method === DEFLATED ? pipeline(bytes, createInflateRaw(), () => undefined) : bytes;
      return Readable.from(checked(unpacked, entry), { objectMode: false });
    },
  };
}

/** The bytes, and at their end an error if they do not match the directory. */
async function* checked(bytes: Readable, { unpackedBytes, crc32: expected }: ZipEntry) {
  let [length, sum] = [0, 0];
  for await (const chunk of bytes as AsyncIterable<Buffer>) {
    length += chunk.length;
    sum = crc32(chunk, sum);
    if (length > unpackedBytes) break;
    yield chunk;
  }
  if (length !== unpackedBytes || sum !== expected) throw new TelltaleError('archive_member_damaged');
}
