import { open, stat } from 'node:fs/promises';
import { TelltaleError } from '../../core/errors.ts';
import { randomAccess } from './archive.ts';
import { spanContent } from './content.ts';
import { bytesOf, INSIDE, partings } from './entry-name.ts';
import type { Member } from './member.ts';
import { memberBytes } from './member-bytes.ts';
import { type OpenedArchive, openArchive } from './opened-archive.ts';
import { archiveKind } from './photo-names.ts';
import { readFileBounded } from './read-file.ts';
import { archiveError } from './source-error.ts';
import type { SourceLimits } from './source-limits.ts';

/** Archives whose directories are kept beside those around them: reading the directory of 100,000 members takes seconds. */
const MAX_KEPT = 2;
/** An archive may be closed under a reader, when others were asked for meanwhile; it is opened again then. */
const MAX_TRIES = 3;
const kept = new Map<string, Promise<OpenedArchive | undefined>>();

/**
 * The bytes of a photo by the name that `readSources` gave it: a file, or a member of an archive. The directories of the
 * archives asked last are kept, and noticed when their file changes; a compressed tar is read through, in one pass as long
 * as its members are asked for in their order. Rejects with a TelltaleError as `SourceEntry.read` does, with
 * `photo_unreadable` (ENOENT) where there is no such photo, and with the codes of a SourceProblem.
 */
export async function openEntry(name: string, limits: SourceLimits): Promise<Buffer> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await openOnce(name, limits);
    } catch (error) {
      if (!(error instanceof ClosedMeanwhile) || attempt === MAX_TRIES) throw archiveError(error);
    }
  }
}

class ClosedMeanwhile extends Error {}

async function openOnce(name: string, limits: SourceLimits): Promise<Buffer> {
  if (await isFile(name)) return readFileBounded(name, limits.maxEntryBytes);
  for (const [path, member] of partings(name)) {
    if (archiveKind(path) === undefined || !(await isFile(path))) continue;
    const key = await fileKey(path);
    const archive = await keep(key, limits, () => openFile(path, limits));
    const bytes = archive && (await openMember(archive, key, member, limits));
    if (bytes) return bytes;
  }
  throw new TelltaleError('photo_unreadable', { reason: 'ENOENT' });
}

async function openMember(
  archive: OpenedArchive,
  key: string,
  name: string,
  limits: SourceLimits,
): Promise<Buffer | undefined> {
  const bytes = await archive.withMember(name, (member) => bytesOfMember(member, limits));
  if (bytes) return bytes;
  for (const [inner, rest] of partings(name)) {
    const innerKey = key + INSIDE + inner;
    if (archiveKind(inner) === undefined) continue;
    const opened = await keep(innerKey, limits, () =>
      archive.withMember(inner, (member) => openInner(member, archive.isIndexed, limits)),
    );
    const found = opened && (await openMember(opened, innerKey, rest, limits));
    if (found) return found;
  }
  return undefined;
}

function bytesOfMember(member: Member, limits: SourceLimits): Promise<Buffer> {
  if (member.problem) throw member.problem;
  return memberBytes(member, limits.maxEntryBytes, () => {
    throw new ClosedMeanwhile('the archive was closed under its reader');
  });
}

/** An archive inside one that is read in order has to be held in memory, for its bytes pass once. */
async function openInner(member: Member, isIndexed: boolean, limits: SourceLimits): Promise<OpenedArchive> {
  if (member.problem) throw member.problem;
  const kind = archiveKind(member.name) ?? 'zip';
  const content = isIndexed ? member.content : spanContent(await randomAccess(member.content, limits));
  return openArchive(kind, content, limits);
}

async function openFile(path: string, limits: SourceLimits): Promise<OpenedArchive> {
  const file = await open(bytesOf(path));
  try {
    const { size: byteLength } = await file.stat();
    return await openArchive(archiveKind(path) ?? 'zip', spanContent({ file, start: 0, byteLength }), limits, file);
  } catch (error) {
    await file.close();
    throw error;
  }
}

/** The archive from among those that are kept, or opened now. */
function keep(
  key: string,
  { maxDepth }: SourceLimits,
  opening: () => Promise<OpenedArchive | undefined>,
): Promise<OpenedArchive | undefined> {
  const known = kept.get(key);
  const archive = known ?? opening();
  // The one that was asked last goes to the end; what cannot be opened is not kept.
  kept.delete(key);
  kept.set(key, archive);
  archive.catch(() => kept.delete(key));
  for (const [oldest, dropped] of kept) {
    if (kept.size <= MAX_KEPT + maxDepth) break;
    kept.delete(oldest);
    dropped.then((opened) => opened?.release()).catch(() => undefined);
  }
  return archive;
}

/** A file that changes is another archive. */
async function fileKey(path: string): Promise<string> {
  const { size, mtimeMs, ino } = await stat(bytesOf(path));
  return `${path}\0${size}\0${mtimeMs}\0${ino}`;
}

function isFile(path: string): Promise<boolean> {
  return stat(bytesOf(path)).then(
    (stats) => stats.isFile(),
    () => false,
  );
}
