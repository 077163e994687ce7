import type { Dirent } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { bytesOf, nameOf } from './entry-name.ts';
import { archiveKind, isPhotoName } from './photo-names.ts';

/** What a folder holds that is of interest. */
export interface FoundFile {
  readonly path: string;
  /** Inside the folder that was walked. */
  readonly label: string;
  /** A link is not followed, and a folder that may not be opened is told of. */
  readonly kind: 'file' | 'link' | 'closed';
}

/**
 * The photos and archives of a folder and the folders in it, in the order of their names by code unit. One folder's listing
 * is in memory at a time. Links are told of and not followed: they can lead in a circle, or out of what was meant. Names
 * that begin with a dot are passed over: they are other programs' bookkeeping, among them the `._` twins that a Mac leaves
 * beside every photo.
 */
export async function* walkFolder(folder: string, prefix = ''): AsyncGenerator<FoundFile, void, undefined> {
  for (const entry of await sortedEntries(folder)) {
    const path = `${folder}/${entry.name}`;
    const label = prefix + entry.name;
    if (entry.isDirectory()) yield* walkOrReport(path, label);
    else if (entry.isSymbolicLink()) {
      if (isOfInterest(entry.name) || (await leadsToFolder(path))) yield { path, label, kind: 'link' };
    } else if (entry.isFile() && isOfInterest(entry.name)) yield { path, label, kind: 'file' };
  }
}

async function* walkOrReport(path: string, label: string): AsyncGenerator<FoundFile, void, undefined> {
  if (await canList(path)) yield* walkFolder(path, `${label}/`);
  else yield { path, label, kind: 'closed' };
}

function canList(folder: string): Promise<boolean> {
  return readdir(bytesOf(folder)).then(
    () => true,
    () => false,
  );
}

function leadsToFolder(path: string): Promise<boolean> {
  return stat(bytesOf(path)).then(
    (target) => target.isDirectory(),
    () => false,
  );
}

function isOfInterest(name: string): boolean {
  return isPhotoName(name) || archiveKind(name) !== undefined;
}

interface NamedEntry {
  readonly name: string;
  isDirectory(): boolean;
  isSymbolicLink(): boolean;
  isFile(): boolean;
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
    }))
    .filter(({ name }) => !name.startsWith('.'))
    .sort((a, b) => (key(a) < key(b) ? -1 : 1));
}

function key(entry: NamedEntry): string {
  return entry.isDirectory() ? `${entry.name}/` : entry.name;
}
