import { realpath } from 'node:fs/promises';
import { isAbsolute, join, relative, resolve, sep } from 'node:path';
import { TelltaleError } from '../core/errors.ts';

/**
 * The folder that all workers share, at its path on this machine. The tables hold paths inside it, because each machine
 * may have it elsewhere.
 *
 * @throws TelltaleError `batch_root_not_set_up`; `source_not_found` if it does not exist (for example, not mounted)
 */
export async function openSharedRoot(folder: string | undefined): Promise<string> {
  if (folder === undefined) throw new TelltaleError('batch_root_not_set_up');
  return realpath(folder).catch((cause: unknown) => {
    throw new TelltaleError('source_not_found', { path: folder }, { cause });
  });
}

/**
 * The path of a source inside the shared folder, from a path relative to it or an absolute one; `/` between parts.
 * Links are resolved before the check that it is inside. A path that is outside by its name alone is refused without
 * access to the disk, so that nobody learns what exists there.
 *
 * @throws TelltaleError `batch_source_outside`, `source_not_found`
 */
export async function insideRoot(root: string, source: string): Promise<string> {
  const named = resolve(root, source);
  if (partInside(root, named) === undefined) throw new TelltaleError('batch_source_outside', { received: source });
  const path = await realpath(named).catch((cause: unknown) => {
    throw new TelltaleError('source_not_found', { path: source }, { cause });
  });
  const inside = partInside(root, path);
  if (inside === undefined) throw new TelltaleError('batch_source_outside', { received: source });
  return inside;
}

/** `insideRoot` of several, without duplicates. */
export async function sourcesInside(root: string, sources: readonly string[]): Promise<readonly string[]> {
  const inside = new Set<string>();
  for (const source of sources) inside.add(await insideRoot(root, source));
  return [...inside];
}

/** The path on this machine for a path of the tables. */
export function pathInRoot(root: string, inside: string): string {
  return join(root, inside);
}

/** `.` for the folder itself; undefined for paths outside. */
function partInside(root: string, path: string): string | undefined {
  const part = relative(root, path);
  if (isAbsolute(part) || part.split(sep)[0] === '..') return undefined;
  return part === '' ? '.' : part.split(sep).join('/');
}
