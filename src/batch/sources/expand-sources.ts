import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import picomatch from 'picomatch';
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
 * The files of `sources`, source by source. A source is a file, a folder with all that is in it, or else a glob in the
 * shell's manner (`photos/2019-*`): the photos and archives among what it matches, in the order of their names. What is
 * there under its own name is never taken for a glob.
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
    if ((await kindOf(withoutEnd(source))) !== undefined) continue;
    if ((await matches(source).next()).done) throw new TelltaleError('source_not_found', { path: source });
  }
}

async function* globbed(pattern: string): AsyncGenerator<SourceFile, void, undefined> {
  let isFound = false;
  for await (const file of matches(pattern)) {
    isFound = true;
    yield file;
  }
  if (!isFound) yield { path: pattern, label: basename(pattern), kind: 'missing' };
}

/** The walk is the same as that of a folder, so that names in any encoding are found; `label` is the whole path. */
async function* matches(pattern: string): AsyncGenerator<SourceFile, void, undefined> {
  const { base, isGlob } = picomatch.scan(pattern);
  if (!isGlob || (await kindOf(base || '.')) !== 'folder') return;
  const isMatch = picomatch(pattern);
  // `photos/*/` and `photos/2019-*` mean folders as well, with all that is in them.
  const isInMatch = picomatch(`${pattern.replace(/\/+$/, '')}/**`);
  for await (const file of walkFolder(base || '.')) {
    const path = base === '' ? file.label : file.path;
    if (isMatch(path) || isInMatch(path)) yield { ...file, path, label: path };
  }
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
