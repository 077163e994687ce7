import { sniffType } from '../../photo/sniff-type.ts';
import { isPackageName, isPartName, isPictureName, isPlainName, isTwinName, promisedArchive } from './known-names.ts';
import { sniffArchive } from './sniff-archive.ts';

export type ArchiveKind = 'zip' | 'tar' | 'tar.gz';

/** The type of a file or a member. */
export type Kind =
  /** Of any format: decoding shows whether it is supported. */
  | { readonly is: 'picture' }
  /** One that may begin with a picture, if it is named as an archive. */
  | { readonly is: 'archive'; readonly kind: ArchiveKind; readonly beginsWithPicture?: boolean }
  | { readonly is: 'unread_archive'; readonly type: string }
  | { readonly is: 'part' }
  | { readonly is: 'mac_metadata' }
  | { readonly is: 'other' };

/** Number of first bytes that determine the type. */
export const HEAD_BYTES = 4096;

/** By the names of `sniffType`: known types that are no pictures. */
const NO_PICTURES = new Set(['PDF', 'ZIP', 'GZIP', 'RAR', '7z', 'Matroska', 'AVI', 'WAV', 'HTML', 'MP4', 'QuickTime']);

/**
 * By name and first bytes. The bytes take precedence; documents and programs in zip format are recognised by their
 * names.
 */
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
  // A gzip named tar.gz is one, possibly damaged.
  if (sniffed.unread === 'gzip' && promised === 'tar.gz') return { is: 'archive', kind: promised };
  return { is: 'unread_archive', type: typeof promised === 'object' ? promised.unread : sniffed.unread };
}

/** The type by the name alone, if the bytes cannot be read; undefined if the name says nothing. */
export function classifyByName(name: string): Kind | undefined {
  const kind = classify(name, Buffer.alloc(0));
  return kind.is === 'other' && !isPlainName(name) ? undefined : kind;
}

/** Whether it may contain a photo. */
export function isWanted(kind: Kind | undefined): boolean {
  return kind !== undefined && kind.is !== 'other' && kind.is !== 'mac_metadata';
}

function isPicture(name: string, head: Buffer): boolean {
  const type = sniffType(head);
  if (type === null) return false;
  if ('format' in type) return true;
  // Web pages have drawings among their first words.
  if (type.other === 'SVG') return !isPlainName(name);
  return !NO_PICTURES.has(type.other);
}
