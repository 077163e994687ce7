import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import picomatch from 'picomatch';
import { TelltaleError } from '../../core/errors.ts';
import { bytesOf } from './entry-name.ts';
import { type FoundFile, kindOfFile, walkFolder } from './walk-folder.ts';

/** A file or a folder's content, ready to be read. */
export interface SourceFile extends Pick<FoundFile, 'path' | 'label' | 'leadsToFolder'> {
  /**
   * `missing`: named, but it does not exist. `pipe`: the shell's own, whose bytes come once. The others: see
   * `FoundFile`.
   */
  readonly kind: FoundFile['kind'] | 'pipe' | 'missing';
  /** Named directly, not found in a folder or by our own glob. */
  readonly isNamed: boolean;
}

/** Standard input and `<(...)`: pipes that another process fills. */
const SHELL_PIPE = /^\/(dev\/(stdin|fd\/\d+)|proc\/(self|\d+)\/fd\/\d+)$/;

/**
 * The files of `sources`, source by source. A source is a file, a folder with everything in it, or otherwise a glob as
 * in a shell (`photos/2019-*`): its matches, in the order of their names. An existing name is never taken for a glob.
 */
export async function* expandSources(sources: readonly string[]): AsyncGenerator<SourceFile, void, undefined> {
  for (const source of sources) {
    const path = withoutEnd(source);
    const kind = await kindOf(path);
    if (kind === 'folder') for await (const file of walkFolder(path)) yield { ...file, isNamed: false };
    else if (kind === undefined) yield* globbed(source);
    else yield { path, label: basename(path), kind, isNamed: true };
  }
}

/** Throws `source_not_found` for the first source that does not exist and, as a glob, matches nothing. */
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
  if (!isFound) yield { path: pattern, label: basename(pattern), kind: 'missing', isNamed: true };
}

/** Walks like a folder, so that names in any encoding are found; `label` is the whole path. */
async function* matches(pattern: string): AsyncGenerator<SourceFile, void, undefined> {
  const { base, isGlob } = picomatch.scan(pattern);
  if (!isGlob || (await kindOf(base || '.')) !== 'folder') return;
  const isMatch = picomatch(pattern);
  // `photos/*/` and `photos/2019-*` match folders as well, with everything in them.
  const isInMatch = picomatch(`${pattern.replace(/\/+$/, '')}/**`);
  for await (const file of walkFolder(base || '.')) {
    const path = base === '' ? file.label : file.path;
    if (isMatch(path) || isInMatch(path)) yield { ...file, path, label: path, isNamed: false };
  }
}

async function kindOf(path: string): Promise<'folder' | SourceFile['kind'] | undefined> {
  try {
    const stats = await stat(bytesOf(path));
    if (stats.isDirectory()) return 'folder';
    return SHELL_PIPE.test(path) && !stats.isFile() ? 'pipe' : kindOfFile(stats);
  } catch {
    return undefined;
  }
}

/** Without a slash at the end, unless it is the root itself. */
function withoutEnd(source: string): string {
  return source.replace(/(?<=.)\/+$/, '');
}
