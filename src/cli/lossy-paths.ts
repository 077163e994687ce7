import { readdir, stat } from 'node:fs/promises';
import { bytesOf, nameOf } from '../batch/sources/entry-name.ts';

/** What Node reads bytes of an argument as that are no UTF-8: which they were is lost. */
const REPLACEMENT = '\ufffd';

/**
 * The paths that the command line may have meant, each once: where bytes of one were lost, all that are there and would be
 * read so. `*.jpg` in a folder of `café.jpg` and `cafè.jpg` in Latin-1 gives the same path twice, and means both.
 */
export async function restoreLossyPaths(paths: readonly string[]): Promise<string[]> {
  const restored: string[] = [];
  const added = new Set<string>();
  for (const path of paths) {
    const meant = path.includes(REPLACEMENT) ? await pathsReadAs(path) : [];
    if (meant.length === 0) restored.push(path);
    restored.push(...meant.filter((found) => !added.has(found)));
    for (const found of meant) added.add(found);
  }
  return restored;
}

/** Part by part, since the folders on the way may be named so as well. */
async function pathsReadAs(path: string): Promise<string[]> {
  let found = [path.startsWith('/') ? '/' : ''];
  for (const part of path.split('/').filter((name) => name !== '')) {
    const next = await Promise.all(found.map((folder) => namesReadAs(folder, part)));
    found = next.flat();
  }
  return found.map((name) => name.replace(/\/$/, ''));
}

/** In a folder, given with a slash at its end; so are the results. */
async function namesReadAs(folder: string, part: string): Promise<string[]> {
  if (!part.includes(REPLACEMENT)) return (await isThere(folder + part)) ? [`${folder}${part}/`] : [];
  const names = await readdir(bytesOf(folder === '' ? '.' : folder), { encoding: 'buffer' }).catch(() => []);
  return names
    .filter((name) => name.toString('utf8') === part)
    .map((name) => `${folder}${nameOf(name)}/`)
    .sort();
}

function isThere(path: string): Promise<boolean> {
  return stat(bytesOf(path)).then(
    () => true,
    () => false,
  );
}
