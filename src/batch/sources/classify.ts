import { sniffType } from '../../photo/sniff-type.ts';
import { isPackageName, isPartName, isPictureName, isPlainName, isTwinName, promisedArchive } from './known-names.ts';
import { sniffArchive } from './sniff-archive.ts';

export type ArchiveKind = 'zip' | 'tar' | 'tar.gz';

/** What a file or a member is taken for. */
export type Kind =
  /** Of any format: decoding says whether it is one that is examined. */
  | { readonly is: 'picture' }
  /** One that may begin with a picture, where it is called an archive. */
  | { readonly is: 'archive'; readonly kind: ArchiveKind; readonly beginsWithPicture?: boolean }
  | { readonly is: 'unread_archive'; readonly type: string }
  | { readonly is: 'part' }
  | { readonly is: 'mac_metadata' }
  | { readonly is: 'other' };

/** As many of the first bytes as tell. */
export const HEAD_BYTES = 4096;

/** By `sniffType`'s names: what is no picture of what it knows. */
const NO_PICTURES = new Set(['PDF', 'ZIP', 'GZIP', 'RAR', '7z', 'Matroska', 'AVI', 'WAV', 'HTML', 'MP4', 'QuickTime']);

/** By name and first bytes. The bytes count for more; documents and programs, which are zips, go by their names. */
export function classify(name: string, head: Buffer): Kind {
  if (isPictureName(name)) return { is: 'picture' };
  const promised = promisedArchive(name);
  if (isPicture(name, head)) {
    return typeof promised === 'string'
      ? { is: 'archive', kind: promised, beginsWithPicture: true }
      : { is: 'picture' };
  }
  if (isPartName(name)) return { is: 'part' };
  const sniffed = isPackageName(name) ? undefined : (sniffArchive(head) ?? promised);
  if (sniffed === undefined) return { is: isTwinName(name) ? 'mac_metadata' : 'other' };
  if (typeof sniffed === 'string') return { is: 'archive', kind: sniffed };
  // A gzip that is called a tar.gz is one, if a damaged one.
  if (sniffed.unread === 'gzip' && promised === 'tar.gz') return { is: 'archive', kind: promised };
  return { is: 'unread_archive', type: typeof promised === 'object' ? promised.unread : sniffed.unread };
}

/** What a name alone says, where the bytes cannot be read; undefined where it says nothing. */
export function classifyByName(name: string): Kind | undefined {
  const kind = classify(name, Buffer.alloc(0));
  return kind.is === 'other' && !isPlainName(name) ? undefined : kind;
}

/** Whether there may be a photo in it. */
export function isWanted(kind: Kind | undefined): boolean {
  return kind !== undefined && kind.is !== 'other' && kind.is !== 'mac_metadata';
}

function isPicture(name: string, head: Buffer): boolean {
  const type = sniffType(head);
  if (type === null) return false;
  if ('format' in type) return true;
  // Pages have drawings among their first words.
  if (type.other === 'SVG') return !isPlainName(name);
  return !NO_PICTURES.has(type.other);
}
