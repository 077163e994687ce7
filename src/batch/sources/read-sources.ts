import { open, stat } from 'node:fs/promises';
import { TelltaleError } from '../../core/errors.ts';
import type { PassedOverReason } from '../../report/passed-over-lines.ts';
import { Budget } from './budget.ts';
import { archiveIn, classifyContent, isPicture, refusalOf } from './classified.ts';
import { classifyByName, isWanted } from './classify.ts';
import { type Content, spanContent } from './content.ts';
import { bytesOf } from './entry-name.ts';
import { expandSources, type SourceFile } from './expand-sources.ts';
import { isPictureName, isPlainName } from './known-names.ts';
import { readFileBounded } from './read-file-bounded.ts';
import { readMembers, sourceProblem } from './read-members.ts';
import type { PassedOver, SourceEntry, SourceItem } from './source-entry.ts';
import { archiveError } from './source-error.ts';
import type { SourceLimits } from './source-limits.ts';

type Items = AsyncGenerator<SourceItem | PassedOver, void, undefined>;

/**
 * The outcome of each file of `sources`: files, folders with everything in them, archives and archives inside them, and
 * globs (`expandSources`). A photo is a SourceEntry; an item that cannot be examined is a SourceProblem, and the rest
 * continues: this never throws; an item without anything to examine is PassedOver. Nothing is unpacked to the disk. Of
 * a file named as a picture nothing is read before `read` is called, except in compressed tars; of all others the first
 * bytes are read to determine the type. The order is always the same: sources as given, a folder's files sorted by
 * name, an archive's members as stored.
 *
 * A file that is itself a source is an entry if it is no archive, whatever its name is.
 *
 * @example
 * ```ts
 * for await (const item of readSources(['photos', 'old.zip'], DEFAULT_SOURCE_LIMITS)) console.log(item.name);
 * ```
 */
export async function* readSources(sources: readonly string[], limits: SourceLimits): Items {
  let position = 0;
  for await (const file of expandSources(sources)) {
    const { size, mtime } = await statOf(file);
    yield* readSourceFile(file, { limits, position, size, modified: mtime });
    position += weightOf(file, size);
  }
}

/**
 * Numbers of all files and of those named as pictures, and the bytes of those that may be photos or archives: the
 * maximum of an entry's `position`.
 */
export async function measureSources(
  sources: readonly string[],
): Promise<{ files: number; pictures: number; byteLength: number }> {
  let [files, pictures, byteLength] = [0, 0, 0];
  for await (const file of expandSources(sources)) {
    files++;
    if (isPictureName(file.path)) pictures++;
    byteLength += weightOf(file, (await statOf(file)).size);
  }
  return { files, pictures, byteLength };
}

/** Videos are skipped at once, however large they are: they would distort every estimate of the time. */
function weightOf({ kind, path }: SourceFile, size: number): number {
  return kind === 'file' && !isPlainName(path) ? size : 0;
}

interface At {
  readonly limits: SourceLimits;
  /** Position of the file's beginning. */
  readonly position: number;
  readonly size: number;
  readonly modified: Date | undefined;
}

async function* readSourceFile(file: SourceFile, at: At): Items {
  const { path, label, kind } = file;
  const names = { name: path, label };
  const end = at.position + weightOf(file, at.size);
  const refuse = (error: TelltaleError) => sourceProblem(names, end, error);
  const passOver = (passedOver: PassedOverReason) => ({ ...names, position: end, passedOver });
  if (kind === 'missing') yield refuse(new TelltaleError('source_not_found', { path }));
  else if (kind === 'closed') yield refuse(new TelltaleError('photo_unreadable', { reason: 'EACCES' }));
  else if (kind === 'scan_folder') yield passOver('scan_folder');
  else if (kind === 'link') {
    yield isOfInterest(file) ? refuse(new TelltaleError('source_is_link')) : passOver('link');
  } else if (kind === 'FIFO' || kind === 'socket' || kind === 'device') {
    yield isOfInterest(file)
      ? refuse(new TelltaleError('source_not_a_file', { received: kind }))
      : passOver('not_a_file');
  } else if (kind === 'pipe') yield fileEntry(file, at);
  else yield* readPlainFile(file, at);
}

/** A source itself, named as a photo or an archive, or leading to a folder. */
function isOfInterest({ path, isNamed, leadsToFolder }: SourceFile): boolean {
  return isNamed || leadsToFolder === true || isWanted(classifyByName(path));
}

async function* readPlainFile(file: SourceFile, at: At): Items {
  // Read when its turn comes: opening each file twice would be slow on a share.
  if (isPictureName(file.path)) return yield fileEntry(file, at);
  const handle = await open(bytesOf(file.path)).catch((error: unknown) => archiveError(error));
  if (handle instanceof TelltaleError) return yield* unreadable(file, at, handle);
  try {
    const { size: byteLength } = await handle.stat();
    yield* readOpenFile(file, at, spanContent({ file: handle, start: 0, byteLength }));
  } catch (error) {
    yield* unreadable(file, at, archiveError(error));
  } finally {
    await handle.close();
  }
}

async function* readOpenFile(file: SourceFile, at: At, content: Content): Items {
  const kind = await classifyContent(file.path, content);
  const archive = await archiveIn(kind, content);
  const refused = refusalOf(kind);
  const end = at.position + weightOf(file, at.size);
  const names = { name: file.path, label: file.label };
  if (refused) yield sourceProblem(names, end, refused);
  else if (isPicture(kind) || (file.isNamed && archive === undefined)) yield fileEntry(file, at);
  else if (archive === undefined) {
    yield { ...names, position: end, passedOver: kind.is === 'mac_metadata' ? 'mac_metadata' : 'not_a_photo' };
  }
  if (archive === undefined) return;
  yield* readMembers(archive, content, {
    ...names,
    depth: 0,
    limits: at.limits,
    budget: new Budget(at.limits, content.byteLength),
    positionOf: (inside) => Math.min(at.position + inside, end),
  });
}

/** Unreadable files are reported, unless their name shows that they are no photos. */
function* unreadable(
  file: SourceFile,
  at: At,
  error: TelltaleError,
): Generator<SourceItem | PassedOver, void, undefined> {
  const names = { name: file.path, label: file.label };
  const position = at.position + weightOf(file, at.size);
  const isPlain = !file.isNamed && isPlainName(file.path);
  yield isPlain ? { ...names, position, passedOver: 'not_a_photo' } : sourceProblem(names, position, error);
}

function fileEntry(file: SourceFile, { limits, position, size, modified }: At): SourceEntry {
  return {
    name: file.path,
    label: file.label,
    ...(file.kind === 'pipe' ? {} : { byteLength: size }),
    ...(modified ? { modified } : {}),
    position: position + weightOf(file, size),
    read: () => readFileBounded(file.path, limits.maxEntryBytes),
  };
}

/** A file that has vanished has no size; reading it reports the error. */
async function statOf({ path }: SourceFile): Promise<{ size: number; mtime: Date | undefined }> {
  return stat(bytesOf(path)).catch(() => ({ size: 0, mtime: undefined }));
}
