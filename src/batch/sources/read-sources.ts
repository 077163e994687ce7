import { open, stat } from 'node:fs/promises';
import { TelltaleError } from '../../core/errors.ts';
import { Budget } from './budget.ts';
import { spanContent } from './content.ts';
import { bytesOf } from './entry-name.ts';
import { expandSources, type SourceFile } from './expand-sources.ts';
import { archiveKind } from './photo-names.ts';
import { readFileBounded } from './read-file.ts';
import { readMembers, sourceProblem } from './read-members.ts';
import type { SourceItem } from './source-entry.ts';
import { archiveError } from './source-error.ts';
import type { SourceLimits } from './source-limits.ts';

/**
 * The photos of `sources`: files, folders with all that is in them, `.zip`, `.tar`, `.tar.gz` and archives inside them, and
 * globs (`expandSources`). Nothing is unpacked to the disk, and nothing is read before `read` is called, compressed tars
 * apart. The order is always the same: sources as given, a folder's files sorted by name, an archive's members as it has
 * them. What cannot be looked at is a SourceProblem, and the rest goes on: this never throws.
 *
 * Inside folders and archives only what is named like a photo or an archive is looked at; a file that is named by itself is
 * always an entry.
 */
export async function* readSources(
  sources: readonly string[],
  limits: SourceLimits,
): AsyncGenerator<SourceItem, void, undefined> {
  let position = 0;
  for await (const file of expandSources(sources)) {
    const { size, mtime } = await statOf(file);
    yield* readSourceFile(file, { limits, position, size, modified: mtime });
    position += size;
  }
}

/** Files that may be photos or archives, and their bytes: what `position` of an entry goes up to. */
export async function measureSources(sources: readonly string[]): Promise<{ files: number; byteLength: number }> {
  let [files, byteLength] = [0, 0];
  for await (const file of expandSources(sources)) {
    files++;
    byteLength += (await statOf(file)).size;
  }
  return { files, byteLength };
}

interface At {
  readonly limits: SourceLimits;
  /** Of the file's beginning. */
  readonly position: number;
  readonly size: number;
  readonly modified: Date | undefined;
}

async function* readSourceFile(
  { path, label, kind }: SourceFile,
  { limits, position, size, modified }: At,
): AsyncGenerator<SourceItem, void, undefined> {
  const names = { name: path, label };
  const end = position + size;
  const archive = archiveKind(path);
  if (kind === 'link') yield sourceProblem(names, end, new TelltaleError('source_is_link'));
  else if (kind === 'missing') yield sourceProblem(names, end, new TelltaleError('source_not_found', { path }));
  else if (kind === 'closed')
    yield sourceProblem(names, end, new TelltaleError('photo_unreadable', { reason: 'EACCES' }));
  else if (archive === undefined) {
    const read = () => readFileBounded(path, limits.maxEntryBytes);
    yield { ...names, byteLength: size, ...(modified ? { modified } : {}), position: end, read };
  } else yield* readArchiveFile(names, archive, { limits, position, size, modified });
}

async function* readArchiveFile(
  names: { readonly name: string; readonly label: string },
  kind: NonNullable<ReturnType<typeof archiveKind>>,
  { limits, position, size }: At,
): AsyncGenerator<SourceItem, void, undefined> {
  const file = await open(bytesOf(names.name)).catch((error: unknown) => archiveError(error));
  if (file instanceof TelltaleError) return yield sourceProblem(names, position + size, file);
  try {
    const { size: byteLength } = await file.stat();
    yield* readMembers(kind, spanContent({ file, start: 0, byteLength }), {
      ...names,
      depth: 0,
      limits,
      budget: new Budget(limits, byteLength),
      positionOf: (inside) => position + Math.min(inside, size),
    });
  } finally {
    await file.close();
  }
}

/** What has vanished meanwhile has no size; reading it tells. */
async function statOf({ path }: SourceFile): Promise<{ size: number; mtime: Date | undefined }> {
  return stat(bytesOf(path)).catch(() => ({ size: 0, mtime: undefined }));
}
