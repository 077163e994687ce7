import type { Dirent, Stats } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { bytesOf, nameOf } from './entry-name.ts';
import { isOwnName, isScanFolder } from './own-files.ts';

/** An item of a folder, except folders that can be walked. */
export interface FoundFile {
  readonly path: string;
  /** Relative to the walked folder. */
  readonly label: string;
  /** A link is not followed, a folder without read permission is reported, and the results of a scan are one item. */
  readonly kind: 'file' | 'link' | 'closed' | 'scan_folder' | 'FIFO' | 'socket' | 'device';
  /** Target of a link. */
  readonly leadsToFolder?: boolean;
}

/**
 * Everything in a folder and its subfolders, in the order of the names by code unit. One folder's listing is in memory
 * at a time. Links are reported and not followed: they can be circular, or leave the intended folder. Of a folder with
 * a scan's results, only files that do not belong to that scan are found: pictures of pictures are not new photos.
 */
export async function* walkFolder(folder: string, prefix = ''): AsyncGenerator<FoundFile, void, undefined> {
  const label = prefix.replace(/\/$/, '') || basename(folder);
  const entries = await sortedEntries(folder).catch(() => undefined);
  if (entries === undefined) return yield { path: folder, label, kind: 'closed' };
  const isScan = entries.some(({ name }) => name === 'scan.json') && (await isScanFolder(folder));
  if (isScan) yield { path: folder, label, kind: 'scan_folder' };
  for (const entry of entries) {
    if (isScan && isOwnName(entry.name)) continue;
    const [path, inside] = [`${folder}/${entry.name}`, prefix + entry.name];
    if (entry.isDirectory()) yield* walkFolder(path, `${inside}/`);
    else if (entry.isSymbolicLink())
      yield { path, label: inside, kind: 'link', leadsToFolder: await leadsToFolder(path) };
    else yield { path, label: inside, kind: kindOfFile(entry) };
  }
}

type FileTypes = Pick<Stats, 'isFIFO' | 'isSocket' | 'isFile'>;

/** Files that can be read to their end, and others. */
export function kindOfFile(types: FileTypes): 'file' | 'FIFO' | 'socket' | 'device' {
  if (types.isFile()) return 'file';
  if (types.isFIFO()) return 'FIFO';
  return types.isSocket() ? 'socket' : 'device';
}

function leadsToFolder(path: string): Promise<boolean> {
  return stat(bytesOf(path)).then(
    (target) => target.isDirectory(),
    () => false,
  );
}

interface NamedEntry extends FileTypes {
  readonly name: string;
  isDirectory(): boolean;
  isSymbolicLink(): boolean;
}

/** Sorted by full path: a folder's name compares with the `/` that follows it. */
async function sortedEntries(folder: string): Promise<readonly NamedEntry[]> {
  const entries: Dirent<Buffer>[] = await readdir(bytesOf(folder), { withFileTypes: true, encoding: 'buffer' });
  return entries
    .map((entry) => ({
      name: nameOf(entry.name),
      isDirectory: () => entry.isDirectory(),
      isSymbolicLink: () => entry.isSymbolicLink(),
      isFile: () => entry.isFile(),
      isFIFO: () => entry.isFIFO(),
      isSocket: () => entry.isSocket(),
    }))
    .sort((a, b) => (key(a) < key(b) ? -1 : 1));
}

function key(entry: NamedEntry): string {
  return entry.isDirectory() ? `${entry.name}/` : entry.name;
}
