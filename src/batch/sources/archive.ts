import { TelltaleError } from '../../core/errors.ts';
import { type Content, collect, type Span } from './content.ts';
import type { Member } from './member.ts';
import type { ArchiveKind } from './photo-names.ts';
import type { SourceLimits } from './source-limits.ts';
import { readTar } from './tar.ts';
import { readZip } from './zip.ts';

/** The members of an archive of this kind, whether it lies open or is packed in another one. Throws what is wrong with it. */
export async function* readArchive(
  kind: ArchiveKind,
  content: Content,
  limits: SourceLimits,
): AsyncGenerator<Member, void, undefined> {
  if (kind === 'zip') yield* readZip(await randomAccess(content, limits));
  else yield* readTar(content, kind === 'tar.gz', limits.maxRatio);
}

/**
 * A zip's directory is at its end, so one that is packed itself has to be held in memory. Throws
 * `archive_nested_too_large`.
 */
export async function randomAccess(content: Content, { maxNestedBytes }: SourceLimits): Promise<Span> {
  if (content.span !== undefined) return content.span();
  const tooLarge = () => new TelltaleError('archive_nested_too_large', { maxMegabytes: maxNestedBytes / 1e6 });
  if (content.byteLength > maxNestedBytes) throw tooLarge();
  return { buffer: await collect(await content.stream(), maxNestedBytes, tooLarge) };
}
