import { constants, gunzipSync } from 'node:zlib';
import { BLOCK_BYTES, isTarHeader } from './tar/tar-header.ts';

/** Unsupported archives, by the Latin-1 text at an offset; signatures from each format's own description. */
const UNREAD: readonly (readonly [type: string, offset: number, signature: string])[] = [
  ['7z', 0, '7z\xbc\xaf\x27\x1c'],
  ['RAR', 0, 'Rar!\x1a\x07'],
  ['xz', 0, '\xfd7zXZ\0'],
  ['Zstandard', 0, '\x28\xb5\x2f\xfd'],
  ['LZ4', 0, '\x04\x22\x4d\x18'],
  ['lzip', 0, 'LZIP'],
  ['compress', 0, '\x1f\x9d'],
  ['CAB', 0, 'MSCF\0\0\0\0'],
  ['ACE', 7, '**ACE**'],
  ['cpio', 0, '070701'],
  ['cpio', 0, '070702'],
  ['cpio', 0, '070707'],
  ['xar', 0, 'xar!\0'],
  ['StuffIt', 0, 'StuffIt'],
  ['WIM', 0, 'MSWIM\0\0\0'],
  ['EnCase image', 0, 'EVF\x09\x0d\x0a\xff\0'],
  ['Android backup', 0, 'ANDROID BACKUP\n'],
];

const ZIP = ['PK\x03\x04', 'PK\x05\x06', 'PK\x07\x08PK', 'PK00PK'] as const;
/** The first block, or the end if there is none. */
const BZIP2_BLOCKS = ['1AY&SY', '\x17\x72\x45\x38\x50\x90'] as const;

/** The kind of archive by its first bytes; undefined if none. */
export function sniffArchive(head: Buffer): 'zip' | 'tar' | 'tar.gz' | { readonly unread: string } | undefined {
  const text = head.toString('latin1', 0, 64);
  // Members, an empty zip, a split one; the last may precede the first member of a complete one.
  if (ZIP.some((signature) => text.startsWith(signature))) return 'zip';
  if (text.startsWith('\x1f\x8b\x08')) return isPackedTar(head) ? 'tar.gz' : { unread: 'gzip' };
  if (isTarHeader(head.subarray(0, BLOCK_BYTES))) return 'tar';
  if (/^BZh[1-9]/.test(text) && BZIP2_BLOCKS.some((block) => text.startsWith(block, 4))) return { unread: 'bzip2' };
  if (/^..-(lh[0-9d]|lz[s45])-/s.test(text)) return { unread: 'LHA' };
  const unread = UNREAD.find(([, offset, signature]) => text.startsWith(signature, offset));
  return unread && { unread: unread[0] };
}

/** As much as these bytes of a gzip decompress to. */
function isPackedTar(head: Buffer): boolean {
  try {
    return isTarHeader(gunzipSync(head, { finishFlush: constants.Z_SYNC_FLUSH }).subarray(0, BLOCK_BYTES));
  } catch {
    return false;
  }
}
