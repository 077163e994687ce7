import { TelltaleError } from '../../core/errors.ts';
import { type ArchiveKind, classify, HEAD_BYTES, type Kind } from './classify.ts';
import type { Content } from './content.ts';
import { isPictureName } from './known-names.ts';
import { findZipEnd } from './zip/zip-end.ts';

const NOTHING = Buffer.alloc(0);

/** By name and first bytes; nothing is read of a file named as a picture. Rejects if the bytes cannot be read. */
export async function classifyContent(name: string, content: Content): Promise<Kind> {
  return classify(name, isPictureName(name) ? NOTHING : await content.head(HEAD_BYTES));
}

export function isPicture(kind: Kind): boolean {
  return kind.is === 'picture' || (kind.is === 'archive' && kind.beginsWithPicture === true);
}

/** How the content is read as an archive, if it is one. A zip may follow a picture. */
export async function archiveIn(kind: Kind, content: Content): Promise<ArchiveKind | undefined> {
  if (kind.is !== 'archive') return undefined;
  if (!kind.beginsWithPicture) return kind.kind;
  const span = kind.kind === 'zip' ? await content.span?.() : undefined;
  return span !== undefined && (await findZipEnd(span)) !== undefined ? 'zip' : undefined;
}

/** Why an archive is not read. */
export function refusalOf(kind: Kind): TelltaleError | undefined {
  if (kind.is === 'part') return new TelltaleError('archive_split');
  return kind.is === 'unread_archive'
    ? new TelltaleError('archive_type_unsupported', { received: kind.type })
    : undefined;
}
