import { TelltaleError } from '../../core/errors.ts';
import type { ArchiveKind } from './classify.ts';
import { type Content, collect, type Span } from './content.ts';
import { insideName } from './entry-name.ts';
import type { Member } from './member.ts';
import type { SourceLimits } from './source-limits.ts';
import { readTar } from './tar/read-tar.ts';
import { readZip } from './zip/read-zip.ts';

/**
 * The members of an archive of this kind, plain or inside another one, under unique relative names: a repeated name
 * gets the suffix `!2`. Throws the error of the archive.
 */
export async function* readArchive(
  kind: ArchiveKind,
  content: Content,
  limits: SourceLimits,
): AsyncGenerator<Member, void, undefined> {
  const timesByName = new Map<string, number>();
  for await (const member of storedMembers(kind, content, limits)) {
    const name = insideName(member.name);
    const times = member.kind === 'folder' ? 1 : (timesByName.get(name) ?? 0) + 1;
    timesByName.set(name, times);
    yield {
      ...member,
      name: times === 1 ? name : `${name}!${times}`,
      isAbsolute: name !== member.name,
    };
  }
}

async function* storedMembers(kind: ArchiveKind, content: Content, limits: SourceLimits) {
  if (kind === 'zip') yield* readZip(await randomAccess(content, limits));
  else yield* readTar(content, kind === 'tar.gz', limits.maxRatio);
}

/** A zip's directory is at its end, so a compressed zip has to be held in memory. Throws `archive_nested_too_large`. */
export async function randomAccess(content: Content, { maxNestedBytes }: SourceLimits): Promise<Span> {
  if (content.span !== undefined) return content.span();
  const tooLarge = () => new TelltaleError('archive_nested_too_large', { maxMegabytes: maxNestedBytes / 1e6 });
  if (content.byteLength > maxNestedBytes) throw tooLarge();
  return { buffer: await collect(await content.stream(), maxNestedBytes, tooLarge) };
}
