import { extname } from 'node:path';

/** What counts as a photo inside a folder or an archive. A file that is named by itself is always tried, whatever it is called. */
const PHOTO_EXTENSIONS = new Set(['.jpg', '.jpeg', '.png', '.webp', '.tif', '.tiff', '.heic', '.heif']);

export type ArchiveKind = 'zip' | 'tar' | 'tar.gz';

export function isPhotoName(name: string): boolean {
  return PHOTO_EXTENSIONS.has(extname(name).toLowerCase());
}

/** What kind of archive a name promises; undefined where none. */
export function archiveKind(name: string): ArchiveKind | undefined {
  const lower = name.toLowerCase();
  if (lower.endsWith('.zip')) return 'zip';
  if (lower.endsWith('.tar')) return 'tar';
  return lower.endsWith('.tar.gz') || lower.endsWith('.tgz') ? 'tar.gz' : undefined;
}

/** Whether a part of the path begins with a dot or is a Mac's: other programs' bookkeeping, such as `._` twins of photos. */
export function isBookkeeping(name: string): boolean {
  return name.split('/').some((part) => part === '__MACOSX' || (part.startsWith('.') && part !== '.' && part !== '..'));
}
