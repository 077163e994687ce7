import { open, stat } from 'node:fs/promises';
import { TelltaleError } from '../../core/errors.ts';
import { archiveIn, classifyContent } from './classified.ts';
import { spanContent } from './content.ts';
import { bytesOf, INSIDE, partings } from './entry-name.ts';
import { KeptArchives } from './kept-archives.ts';
import type { Member } from './member.ts';
import { memberBytes } from './member-bytes.ts';
import { type OpenedArchive, openArchive } from './opened-archive.ts';
import { randomAccess } from './read-archive.ts';
import { readFileBounded } from './read-file-bounded.ts';
import { archiveError } from './source-error.ts';
import type { SourceLimits } from './source-limits.ts';

const kept = new KeptArchives();

/**
 * The bytes of a photo by the name from `readSources`: a file, or a member of an archive. The directories of the most
 * recent archives are cached, and reloaded when their file changes. A compressed tar is read through, in one pass as
 * long as its members are requested in order. May be called concurrently without limit. Rejects with a TelltaleError
 * like `SourceEntry.read`, with `photo_unreadable` (ENOENT) if there is no such photo, and with the codes of a
 * SourceProblem.
 *
 * @example
 * ```ts
 * const bytes = await openEntry('old.zip!/2019/photo.jpg', DEFAULT_SOURCE_LIMITS);
 * ```
 */
export async function openEntry(name: string, limits: SourceLimits): Promise<Buffer> {
  if (await isFile(name)) return readFileBounded(name, limits.maxEntryBytes);
  try {
    for (const [path, member] of partings(name)) {
      if (!(await isFile(path))) continue;
      const key = await fileKey(path);
      const opening = () => openFile(path, limits);
      const bytes = await kept.use(key, opening, (archive) => openMember(archive, key, member, limits));
      if (bytes) return bytes;
    }
  } catch (error) {
    throw archiveError(error);
  }
  throw new TelltaleError('photo_unreadable', { reason: 'ENOENT' });
}

/** The member with this name, or one in an archive that is a member; undefined if there is none. */
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
    const opening = () => archive.withMember(inner, (member) => openInner(member, archive, limits));
    const found = await kept.use(innerKey, opening, (opened) => openMember(opened, innerKey, rest, limits));
    if (found) return found;
  }
  return undefined;
}

function bytesOfMember(member: Member, limits: SourceLimits): Promise<Buffer> {
  if (member.problem) throw member.problem;
  return memberBytes(member, limits.maxEntryBytes, () => {
    throw new TelltaleError('photo_unreadable', { reason: 'EBADF' });
  });
}

/**
 * An archive inside a sequential one has to be held in memory, because its bytes pass once. Any other is read from the
 * outer archive, which stays open meanwhile.
 */
async function openInner(
  member: Member,
  around: OpenedArchive,
  limits: SourceLimits,
): Promise<OpenedArchive | undefined> {
  if (member.problem) throw member.problem;
  const kind = await archiveIn(await classifyContent(member.name, member.content), member.content);
  if (kind === undefined) return undefined;
  if (!around.isIndexed) {
    return openArchive(kind, spanContent(await randomAccess(member.content, limits)), limits, () => undefined);
  }
  const letGo = around.hold();
  try {
    return await openArchive(kind, member.content, limits, letGo);
  } catch (error) {
    letGo();
    throw error;
  }
}

async function openFile(path: string, limits: SourceLimits): Promise<OpenedArchive | undefined> {
  const file = await open(bytesOf(path));
  try {
    const { size: byteLength } = await file.stat();
    const content = spanContent({ file, start: 0, byteLength });
    const kind = await archiveIn(await classifyContent(path, content), content);
    if (kind !== undefined) return await openArchive(kind, content, limits, () => void file.close());
    await file.close();
    return undefined;
  } catch (error) {
    await file.close();
    throw error;
  }
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
