import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { glob, isDynamicPattern } from 'tinyglobby';
import { TelltaleError } from '../../core/errors.ts';
import { bytesOf } from './entry-name.ts';
import { walkFolder } from './walk-folder.ts';

/** A file or a folder's content, ready to be read. */
export interface SourceFile {
  readonly path: string;
  readonly label: string;
  /** `missing`: named, and not there. `link` and `closed`: see `walkFolder`. */
  readonly kind: 'file' | 'link' | 'closed' | 'missing';
}

/**
 * The files of `sources`, source by source. A source is a file, a folder with all that is in it, or else a glob
 * (`photos/**` and the like, in the shell's manner; what it finds comes in the order of the names, folders in it are
 * walked). What is there under its own name is never taken for a glob.
 */
export async function* expandSources(sources: readonly string[]): AsyncGenerator<SourceFile, void, undefined> {
  for (const source of sources) {
    const path = withoutEnd(source);
    const kind = await kindOf(path);
    if (kind === 'folder') yield* walkFolder(path);
    else if (kind === 'file') yield { path, label: basename(path), kind };
    else yield* globbed(source);
  }
}

/** Throws `source_not_found` for the first source that is not there and, as a glob, finds nothing. */
export async function checkSources(sources: readonly string[]): Promise<void> {
  for (const source of sources) {
    if ((await kindOf(withoutEnd(source))) !== undefined || (await matches(source)).length > 0) continue;
    throw new TelltaleError('source_not_found', { path: source });
  }
}

async function* globbed(pattern: string): AsyncGenerator<SourceFile, void, undefined> {
  const found = await matches(pattern);
  if (found.length === 0) yield { path: pattern, label: basename(pattern), kind: 'missing' };
  for (const path of found) yield { path, label: path, kind: 'file' };
}

/** Files only: `**` reaches what lies in folders, and nothing is found twice. */
async function matches(pattern: string): Promise<string[]> {
  if (!isDynamicPattern(pattern)) return [];
  const found = await glob(pattern, { onlyFiles: true, followSymbolicLinks: false, expandDirectories: false });
  return found.sort((a, b) => (a < b ? -1 : 1));
}

async function kindOf(path: string): Promise<'file' | 'folder' | undefined> {
  try {
    return (await stat(bytesOf(path))).isDirectory() ? 'folder' : 'file';
  } catch {
    return undefined;
  }
}

/** Without a slash at the end, unless it is the root itself. */
function withoutEnd(source: string): string {
  return source.replace(/(?<=.)\/+$/, '');
}
