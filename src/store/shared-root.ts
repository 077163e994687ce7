import { realpath } from 'node:fs/promises';
import { isAbsolute, join, relative, resolve, sep } from 'node:path';
import { TelltaleError } from '../core/errors.ts';

/**
 * The folder that all workers share, as this machine has it; the tables keep paths inside it, since each machine may have
 * it in another place.
 *
 * @throws TelltaleError `batch_root_not_set_up`; `source_not_found` where it is not there (not mounted, say)
 */
export async function openSharedRoot(folder: string | undefined): Promise<string> {
  if (folder === undefined) throw new TelltaleError('batch_root_not_set_up');
  return realpath(folder).catch((cause: unknown) => {
    throw new TelltaleError('source_not_found', { path: folder }, { cause });
  });
}

/**
 * The path inside the shared folder of a source that somebody named, relative to it or from the top; `/` between parts.
 * Links are followed before it is decided whether it lies inside. What lies outside by its name alone is refused without
 * a look, so that nobody learns what is there.
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

/** `insideRoot` of several, each once. */
export async function sourcesInside(root: string, sources: readonly string[]): Promise<readonly string[]> {
  const inside = new Set<string>();
  for (const source of sources) inside.add(await insideRoot(root, source));
  return [...inside];
}

/** Where a path of the tables lies on this machine. */
export function pathInRoot(root: string, inside: string): string {
  return join(root, inside);
}

/** `.` for the folder itself; undefined for what lies outside. */
function partInside(root: string, path: string): string | undefined {
  const part = relative(root, path);
  if (isAbsolute(part) || part.split(sep)[0] === '..') return undefined;
  return part === '' ? '.' : part.split(sep).join('/');
}
