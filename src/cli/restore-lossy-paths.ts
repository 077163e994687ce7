import { readdir, stat } from 'node:fs/promises';
import { bytesOf, nameOf } from '../batch/sources/entry-name.ts';

/** Node replaces invalid UTF-8 in an argument by this character: the original bytes are lost. */
const REPLACEMENT = '\ufffd';

/**
 * The paths that the command line may mean, each once: if bytes of a path were lost, all existing paths that would be
 * read as it. `*.jpg` in a folder with `café.jpg` and `cafè.jpg` in Latin-1 gives the same path twice, and means both.
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

/** Part by part, because parent folders may have such names too. */
async function pathsReadAs(path: string): Promise<string[]> {
  let found = [path.startsWith('/') ? '/' : ''];
  for (const part of path.split('/').filter((name) => name !== '')) {
    const next = await Promise.all(found.map((folder) => namesReadAs(folder, part)));
    found = next.flat();
  }
  return found.map((name) => name.replace(/\/$/, ''));
}

/** A folder with a slash at its end; the results have one too. */
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
