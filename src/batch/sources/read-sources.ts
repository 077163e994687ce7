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
import { readFileBounded } from './read-file.ts';
import { readMembers, sourceProblem } from './read-members.ts';
import type { PassedOver, SourceEntry, SourceItem } from './source-entry.ts';
import { archiveError } from './source-error.ts';
import type { SourceLimits } from './source-limits.ts';

type Items = AsyncGenerator<SourceItem | PassedOver, void, undefined>;

/**
 * What becomes of each file of `sources`: files, folders with all that is in them, archives and archives inside them, and
 * globs (`expandSources`). A photo is a SourceEntry; what cannot be looked at is a SourceProblem, and the rest goes on: this
 * never throws; what holds nothing to examine is PassedOver. Nothing is unpacked to the disk. Of what is called a picture
 * nothing is read before `read` is called, compressed tars apart; of everything else the first bytes are, to tell what it
 * is. The order is always the same: sources as given, a folder's files sorted by name, an archive's members as it has them.
 *
 * A file that is named by itself is an entry where it is no archive, whatever it is called.
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
 * Files of all kinds, those of them that are called a picture, and the bytes of those that may be photos or archives: what
 * `position` of an entry goes up to.
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

/** Films pass at once, however large they are: they would make every estimate of the time wrong. */
function weightOf({ kind, path }: SourceFile, size: number): number {
  return kind === 'file' && !isPlainName(path) ? size : 0;
}

interface At {
  readonly limits: SourceLimits;
  /** Of the file's beginning. */
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

/** Named by itself, called as photos and archives are, or leading to a folder. */
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

/** What cannot be read is told, unless its name says that it would be no photo. */
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

/** What has vanished meanwhile has no size; reading it tells. */
async function statOf({ path }: SourceFile): Promise<{ size: number; mtime: Date | undefined }> {
  return stat(bytesOf(path)).catch(() => ({ size: 0, mtime: undefined }));
}
