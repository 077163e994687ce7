import { pipeline, Readable } from 'node:stream';
import { crc32, createInflateRaw } from 'node:zlib';
import yauzl from 'yauzl';
import { TelltaleError } from '../../core/errors.ts';
import { type Content, partOf, readAt, type Span, spanLength, streamOf } from './content.ts';
import { fromCp437 } from './cp437.ts';
import { asUtf8 } from './entry-name.ts';
import type { Member } from './member.ts';

/** Compression methods of APPNOTE.TXT, 4.4.5, by the names that a reader may know. */
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
const UTF8_FLAG = 0x800;
/** Info-ZIP's field with the name in UTF-8, where the name itself is in something else (APPNOTE.TXT, 4.6.9). */
const UNICODE_PATH = 0x7075;
const [TYPE_MASK, LINK, MADE_BY_UNIX] = [0xf000, 0xa000, 3] as const;

/** The members of a zip in the order of its directory. Throws whatever is wrong with the directory, as an Error. */
export async function* readZip(span: Span): AsyncGenerator<Member, void, undefined> {
  const options = { decodeStrings: false, validateEntrySizes: false, lazyEntries: true };
  const zip = await yauzl.fromRandomAccessReaderPromise(new SpanReader(span), spanLength(span), options);
  let position = 0;
  for await (const entry of zip.eachEntry()) {
    position += entry.compressedSize;
    yield {
      name: zipName(entry),
      kind: kindOf(entry),
      content: contentOf(zip, entry, span),
      packedBytes: entry.compressedSize,
      modified: entry.getLastModDate(),
      problem: problemOf(entry),
      position,
    };
  }
}

function kindOf(entry: yauzl.Entry): Member['kind'] {
  if (entry.fileNameRaw.at(-1) === 0x2f || entry.fileNameRaw.at(-1) === 0x5c) return 'folder';
  const isUnix = entry.versionMadeBy >> 8 === MADE_BY_UNIX;
  return isUnix && ((entry.externalFileAttributes >>> 16) & TYPE_MASK) === LINK ? 'link' : 'file';
}

function problemOf(entry: yauzl.Entry): TelltaleError | undefined {
  if (entry.isEncrypted()) return new TelltaleError('archive_encrypted');
  const { compressionMethod: method } = entry;
  if (method === STORED || method === DEFLATED) return undefined;
  return new TelltaleError('archive_method_unsupported', { received: METHODS[method] ?? String(method) });
}

/** Zips of Windows have backslashes; a name that says nothing of its encoding is often UTF-8 all the same. */
function zipName(entry: yauzl.Entry): string {
  const { fileNameRaw: raw, generalPurposeBitFlag, extraFields } = entry;
  const field = extraFields.find(({ id }) => id === UNICODE_PATH)?.data;
  const said =
    field !== undefined && field.length > 5 && field.readUInt32LE(1) === crc32(raw) ? field.subarray(5) : raw;
  const utf8 = asUtf8(said);
  const isUtf8 = utf8 !== undefined || (generalPurposeBitFlag & UTF8_FLAG) !== 0;
  return (isUtf8 ? (utf8 ?? said.toString('utf8')) : fromCp437(raw)).replaceAll('\\', '/');
}

function contentOf(zip: yauzl.ZipFile, entry: yauzl.Entry, span: Span): Content {
  const packed = async () => {
    const { fileDataStart } = await zip.readLocalFileHeaderPromise(entry, { minimal: true });
    return partOf(span, fileDataStart, entry.compressedSize);
  };
  return {
    byteLength: entry.uncompressedSize,
    span: entry.compressionMethod === STORED && !entry.isEncrypted() ? packed : undefined,
    async stream() {
      const bytes = streamOf(await packed());
      const unpacked =
        entry.compressionMethod === DEFLATED ? pipeline(bytes, createInflateRaw(), () => undefined) : bytes;
      return Readable.from(checked(unpacked, entry), { objectMode: false });
    },
  };
}

/** The bytes, and at their end an error where they are not those that the directory speaks of. */
async function* checked(bytes: Readable, { uncompressedSize, crc32: expected }: yauzl.Entry) {
  let [length, sum] = [0, 0];
  for await (const chunk of bytes as AsyncIterable<Buffer>) {
    length += chunk.length;
    sum = crc32(chunk, sum);
    if (length > uncompressedSize) break;
    yield chunk;
  }
  if (length !== uncompressedSize || sum !== expected) throw new TelltaleError('archive_member_damaged');
}

/** How yauzl reads a span; whoever opened the file closes it. */
class SpanReader extends yauzl.RandomAccessReader {
  readonly #span: Span;

  constructor(span: Span) {
    super();
    this.#span = span;
  }

  override _readStreamForRange(start: number, end: number): Readable {
    return streamOf(this.#span, start, end);
  }

  override read(buffer: Buffer, offset: number, length: number, position: number, done: (error: Error | null) => void) {
    readAt(this.#span, position, length).then(
      (bytes) => {
        bytes.copy(buffer, offset);
        done(bytes.length < length ? new Error('the archive ends early') : null);
      },
      (error: Error) => done(error),
    );
  }
}
