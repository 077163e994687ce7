import type { Dirent, Stats } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import { TelltaleError } from '../core/errors.ts';

/** A file that is to be examined. */
export interface FoundPhoto {
  /** The file's name, or its path inside the scanned folder with `/` between parts, on every system. */
  readonly name: string;
  /** Where the file lies. */
  readonly path: string;
}

/** What counts as a photo inside a folder. A file that is named by itself is always tried, whatever it is called. */
const PHOTO_EXTENSIONS = new Set(['.jpg', '.jpeg', '.png', '.webp', '.tif', '.tiff', '.heic', '.heif']);

/**
 * The photos of `sources` (files and folders), source by source, a folder's in the order of their names by code unit.
 * One folder's listing is in memory at a time, so an archive of any size can be walked.
 *
 * Links to files are followed, links to folders are not (they can lead in a circle), and names that begin with a dot are
 * passed over: they are other programs' bookkeeping, among them the `._` twins that a Mac leaves beside every photo.
 *
 * @throws TelltaleError `source_not_found` at the first source that does not exist.
 */
export async function* findPhotos(sources: readonly string[]): AsyncGenerator<FoundPhoto, void, undefined> {
  for (const source of sources) {
    const stats = await statSource(source);
    if (stats.isDirectory()) yield* walk(source, '');
    else yield { name: basename(source), path: source };
  }
}

/** How many photos `findPhotos` will yield, if nothing changes on the disk meanwhile. Throws as it does. */
export async function countPhotos(sources: readonly string[]): Promise<number> {
  let count = 0;
  for await (const _ of findPhotos(sources)) count++;
  return count;
}

async function statSource(path: string): Promise<Stats> {
  try {
    return await stat(path);
  } catch (error) {
    throw new TelltaleError('source_not_found', { path }, { cause: error });
  }
}

async function* walk(folder: string, prefix: string): AsyncGenerator<FoundPhoto, void, undefined> {
  for (const entry of await sortedEntries(folder)) {
    const path = join(folder, entry.name);
    const name = prefix + entry.name;
    if (entry.isDirectory()) yield* walkOrReport(path, name);
    else if (isPhotoName(entry.name) && (await isFile(entry, path))) yield { name, path };
  }
}

/** A folder that may not be opened is handed on like a photo: reading it fails, and that shows as a row of its own. */
async function* walkOrReport(path: string, name: string): AsyncGenerator<FoundPhoto, void, undefined> {
  if (await canList(path)) yield* walk(path, `${name}/`);
  else yield { name, path };
}

async function canList(folder: string): Promise<boolean> {
  return readdir(folder).then(
    () => true,
    () => false,
  );
}

/** Sorted as their full paths sort: a folder's name compares with the `/` that follows it. */
async function sortedEntries(folder: string): Promise<readonly Dirent[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const key = (entry: Dirent) => (entry.isDirectory() ? `${entry.name}/` : entry.name);
  return entries.filter((entry) => !entry.name.startsWith('.')).sort((a, b) => (key(a) < key(b) ? -1 : 1));
}

function isPhotoName(name: string): boolean {
  return PHOTO_EXTENSIONS.has(extname(name).toLowerCase());
}

async function isFile(entry: Dirent, path: string): Promise<boolean> {
  if (!entry.isSymbolicLink()) return entry.isFile();
  return stat(path).then(
    (target) => target.isFile(),
    // A link that leads nowhere: examining it gives the row that says so.
    () => true,
  );
}
