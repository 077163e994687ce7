import { TelltaleError } from '../../../core/errors.ts';
import { partOf, readAt, type Span, spanLength } from '../content.ts';

/** The position of a zip's directory in the file, and the content of its end record. */
export interface ZipEnd {
  readonly directoryStart: number;
  readonly directoryEnd: number;
  /** Bytes before the archive (such as a program that unpacks it), which its own offsets do not count. */
  readonly shift: number;
  /** As recorded: some writers store it modulo 65,536, so it is only a lower bound. */
  readonly entries: number;
}

/** Signatures of APPNOTE.TXT, 4.3.7 to 4.3.16, and the sizes of the fixed parts. */
export const [LOCAL, CENTRAL] = [0x04034b50, 0x02014b50] as const;
const [END_64, LOCATOR_64, SPANNED] = [0x06064b50, 0x07064b50, 0x08074b50] as const;
const [END_BYTES, END_64_BYTES, LOCATOR_BYTES] = [22, 56, 20] as const;

/** How far before the end of the file an end record is searched: transfers and disks pad files with up to megabytes. */
const MAX_TAIL_BYTES = 16_777_216;
const WINDOW_BYTES = 65_536;
/** APPNOTE.TXT, 4.4.1.4: the value is in the zip64 record. */
const [IN_ZIP64_16, IN_ZIP64_32] = [0xffff, 0xffffffff] as const;

/**
 * The last end record that leads to a directory, whatever follows it; undefined if the file has none. Throws
 * `archive_split` if it says that the archive continues in other files.
 */
export async function findZipEnd(span: Span): Promise<ZipEnd | undefined> {
  let isSplit = false;
  for await (const { at, record } of endRecords(span)) {
    const numbers = await numbersOf(span, at, record);
    if (numbers === undefined) continue;
    const end = numbers.isSplit ? undefined : await placeOf(span, numbers);
    if (end !== undefined) return end;
    isSplit ||= numbers.isSplit;
  }
  const head = await readAt(span, 0, 4);
  isSplit ||= head.length === 4 && head.readUInt32LE(0) === SPANNED;
  if (isSplit) throw new TelltaleError('archive_split');
  return undefined;
}

/** Everything that looks like an end record, the last one first. */
async function* endRecords(span: Span) {
  const byteLength = spanLength(span);
  for (let end = byteLength; end > 0 && byteLength - end < MAX_TAIL_BYTES; end -= WINDOW_BYTES) {
    const start = Math.max(0, end - WINDOW_BYTES);
    // Including the bytes that a record at the window's end extends into.
    const window = await readAt(span, start, end - start + END_BYTES);
    for (let at = window.lastIndexOf('PK\x05\x06', end - start - 1, 'latin1'); at >= 0; ) {
      if (at + END_BYTES <= window.length) yield { at: start + at, record: window.subarray(at, at + END_BYTES) };
      at = at === 0 ? -1 : window.lastIndexOf('PK\x05\x06', at - 1, 'latin1');
    }
  }
}

interface Numbers {
  readonly isSplit: boolean;
  readonly entries: number;
  readonly directoryBytes: number;
  readonly offset: number;
  readonly directoryEnd: number;
}

async function numbersOf(span: Span, at: number, record: Buffer): Promise<Numbers | undefined> {
  const [disk, firstDisk] = [record.readUInt16LE(4), record.readUInt16LE(6)];
  const numbers = {
    isSplit: (disk !== 0 && disk !== IN_ZIP64_16) || (firstDisk !== 0 && firstDisk !== IN_ZIP64_16),
    entries: record.readUInt16LE(10),
    directoryBytes: record.readUInt32LE(12),
    offset: record.readUInt32LE(16),
    directoryEnd: at,
  };
  // A comment that would extend beyond the file: these bytes only look like a record.
  if (at + END_BYTES + record.readUInt16LE(20) > spanLength(span)) return undefined;
  return (await zip64Numbers(span, at)) ?? numbers;
}

/** The content of a zip64 record, if there is one; its own offset is wrong if bytes precede the archive. */
async function zip64Numbers(span: Span, at: number): Promise<Numbers | undefined> {
  const locator = await readAt(span, at - LOCATOR_BYTES, at < LOCATOR_BYTES ? 0 : LOCATOR_BYTES);
  if (locator.length < LOCATOR_BYTES || locator.readUInt32LE(0) !== LOCATOR_64) return undefined;
  const [disks, declared] = [locator.readUInt32LE(16), Number(locator.readBigUInt64LE(8))];
  for (const start of [declared, at - LOCATOR_BYTES - END_64_BYTES]) {
    if (start < 0 || start + END_64_BYTES > at) continue;
    const record = await readAt(span, start, END_64_BYTES);
    if (record.length < END_64_BYTES || record.readUInt32LE(0) !== END_64) continue;
    const [disk, firstDisk] = [record.readUInt32LE(16), record.readUInt32LE(20)];
    return {
      isSplit: disk !== 0 || firstDisk !== 0 || disks > 1,
      entries: Number(record.readBigUInt64LE(32)),
      directoryBytes: Number(record.readBigUInt64LE(40)),
      offset: Number(record.readBigUInt64LE(48)),
      directoryEnd: start,
    };
  }
  return undefined;
}

/** Start of the directory: as recorded, or otherwise its end minus its length. */
async function placeOf(span: Span, { entries, directoryBytes, offset, directoryEnd }: Numbers) {
  for (const directoryStart of [offset, directoryEnd - directoryBytes]) {
    const isThere = directoryStart >= 0 && directoryStart < directoryEnd && (await isCentral(span, directoryStart));
    // A zip of more than 4 GiB without zip64 stores offsets modulo 4 GiB.
    if (isThere) return { directoryStart, directoryEnd, shift: shiftOf(directoryStart, offset), entries };
  }
  const isEmpty = entries === 0 && directoryBytes === 0 && offset <= directoryEnd && offset !== IN_ZIP64_32;
  return isEmpty ? { directoryStart: directoryEnd, directoryEnd, shift: 0, entries } : undefined;
}

function shiftOf(directoryStart: number, offset: number): number {
  const shift = directoryStart - offset;
  return shift % 2 ** 32 === 0 ? 0 : shift;
}

async function isCentral(span: Span, at: number): Promise<boolean> {
  const signature = await readAt(partOf(span, at, 4), 0, 4);
  return signature.length === 4 && signature.readUInt32LE(0) === CENTRAL;
}
