import type { Dirent, Stats } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { bytesOf, nameOf } from './entry-name.ts';
import { isOwnName, isScanFolder } from './own-files.ts';

/** What lies in a folder, folders that can be walked apart. */
export interface FoundFile {
  readonly path: string;
  /** Inside the folder that was walked. */
  readonly label: string;
  /** A link is not followed, a folder that may not be opened is told of, and the results of a scan are one thing. */
  readonly kind: 'file' | 'link' | 'closed' | 'scan_folder' | 'FIFO' | 'socket' | 'device';
  /** Of a link. */
  readonly leadsToFolder?: boolean;
}

/**
 * All that is in a folder and the folders in it, in the order of the names by code unit. One folder's listing is in memory
 * at a time. Links are told of and not followed: they can lead in a circle, or out of what was meant. Of a folder that a
 * scan wrote its results into only what is not of that scan is found: pictures of pictures are no finds.
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

/** What can be read to its end, and what cannot. */
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

/** Sorted as their full paths sort: a folder's name compares with the `/` that follows it. */
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
