import { crc32 } from 'node:zlib';
import { TelltaleError } from '../../../core/errors.ts';
import { readAt, type Span, spanLength } from '../content.ts';
import { asUtf8 } from '../entry-name.ts';
import { fromCp437 } from './from-cp437.ts';
import { CENTRAL, LOCAL, type ZipEnd } from './zip-end.ts';
import { dosDate, type Fields, fieldsOf, fieldTime } from './zip-fields.ts';

/** The entry of one member in a zip's directory. */
export interface ZipEntry {
  readonly name: string;
  readonly rawName: Buffer;
  readonly flags: number;
  readonly method: number;
  readonly crc32: number;
  readonly packedBytes: number;
  readonly unpackedBytes: number;
  readonly modified: Date | undefined;
  /** Of the file on the original system; valid if `isUnix`. */
  readonly mode: number;
  readonly isUnix: boolean;
  /** The file of a split archive in which it begins. */
  readonly disk: number;
  /** Offset of the local header, as declared. */
  readonly offset: number;
}

const CENTRAL_BYTES = 46;
const LOCAL_BYTES = 30;
const READ_BYTES = 1_048_576;
/** A writer with 32-bit offsets wraps around after each 4 GiB. */
const WRAP_BYTES = 2 ** 32;
const UTF8_FLAG = 0x800;
const MADE_BY_UNIX = 3;
/** Info-ZIP's field with the name in UTF-8, if the name itself has another encoding (APPNOTE.TXT, 4.6.9). */
const UNICODE_PATH = 0x7075;

/**
 * All entries of a zip's directory, up to its end record, whatever count that record has. Throws `archive_damaged`
 * after the last one if the directory is truncated, or has fewer entries than declared.
 */
export async function* readZipEntries(span: Span, end: ZipEnd): AsyncGenerator<ZipEntry, void, undefined> {
  let [start, rest, entries] = [end.directoryStart, Buffer.alloc(0) as Buffer, 0];
  while (start < end.directoryEnd) {
    let byteLength = entryBytes(rest);
    if (byteLength === undefined || byteLength > rest.length) {
      rest = await readAt(span, start, Math.min(READ_BYTES, end.directoryEnd - start));
      byteLength = entryBytes(rest);
    }
    if (byteLength === undefined || byteLength > rest.length) break;
    yield entryOf(rest.subarray(0, byteLength));
    entries++;
    start += byteLength;
    rest = rest.subarray(byteLength);
  }
  if (entries < end.entries || !(await isPadding(span, start, end.directoryEnd))) {
    throw new TelltaleError('archive_damaged');
  }
}

/** Total length of the entry at the beginning; undefined if there is none. */
function entryBytes(bytes: Buffer): number | undefined {
  if (bytes.length < CENTRAL_BYTES || bytes.readUInt32LE(0) !== CENTRAL) return undefined;
  return CENTRAL_BYTES + bytes.readUInt16LE(28) + bytes.readUInt16LE(30) + bytes.readUInt16LE(32);
}

/** Between directory and end record there may be a signature (APPNOTE.TXT, 4.3.13), or nothing but zeros. */
async function isPadding(span: Span, start: number, end: number): Promise<boolean> {
  const bytes = await readAt(span, start, Math.min(end - start, READ_BYTES));
  return bytes.subarray(0, 4).toString('latin1') === 'PK\x05\x05' || bytes.every((byte) => byte === 0);
}

function entryOf(bytes: Buffer): ZipEntry {
  const nameEnd = CENTRAL_BYTES + bytes.readUInt16LE(28);
  const rawName = bytes.subarray(CENTRAL_BYTES, nameEnd);
  const fields = fieldsOf(bytes.subarray(nameEnd, nameEnd + bytes.readUInt16LE(30)));
  const flags = bytes.readUInt16LE(8);
  const large = fields.large({
    unpackedBytes: bytes.readUInt32LE(24),
    packedBytes: bytes.readUInt32LE(20),
    offset: bytes.readUInt32LE(42),
  });
  return {
    // A copy, so that the bytes around it need not stay in memory.
    rawName: Buffer.from(rawName),
    name: nameOfEntry(rawName, flags, fields),
    flags,
    method: bytes.readUInt16LE(10),
    crc32: bytes.readUInt32LE(16),
    modified: fieldTime(fields) ?? dosDate(bytes.readUInt16LE(14), bytes.readUInt16LE(12)),
    mode: bytes.readUInt16LE(40),
    isUnix: bytes.readUInt16LE(4) >> 8 === MADE_BY_UNIX,
    disk: bytes.readUInt16LE(34),
    ...large,
  };
}

/** Zips by Windows have backslashes; a name without a declared encoding is often UTF-8 anyway. */
function nameOfEntry(raw: Buffer, flags: number, fields: Fields): string {
  const field = fields.get(UNICODE_PATH);
  const said =
    field !== undefined && field.length > 5 && field.readUInt32LE(1) === crc32(raw) ? field.subarray(5) : raw;
  const utf8 = asUtf8(said);
  const isUtf8 = utf8 !== undefined || (flags & UTF8_FLAG) !== 0;
  return (isUtf8 ? (utf8 ?? said.toString('utf8')) : fromCp437(raw)).replaceAll('\\', '/');
}

/** Where a member's bytes begin. Throws `archive_member_damaged` if it has no header. */
export async function findZipData(span: Span, { shift }: ZipEnd, { offset, rawName }: ZipEntry): Promise<number> {
  const first = offset + shift;
  for (let at = first; at >= 0 && at < spanLength(span); at += WRAP_BYTES) {
    const header = await readAt(span, at, LOCAL_BYTES + rawName.length);
    if (header.length < LOCAL_BYTES || header.readUInt32LE(0) !== LOCAL) continue;
    const isSame = header.subarray(LOCAL_BYTES).equals(rawName) && header.readUInt16LE(26) === rawName.length;
    // Some writers spell the name in the header differently; it must only be equal if there are several candidates.
    if (isSame || first + WRAP_BYTES >= spanLength(span)) {
      return at + LOCAL_BYTES + header.readUInt16LE(26) + header.readUInt16LE(28);
    }
  }
  throw new TelltaleError('archive_member_damaged');
}
