import { collect, photoTooLarge } from './content.ts';
import type { Member } from './member.ts';
import { entryError } from './source-error.ts';
import { BytesHavePassed } from './tar/member-window.ts';

/**
 * A member's bytes; `again` returns them if they have passed already, or if the archive was closed meanwhile. Rejects
 * like `SourceEntry.read`.
 */
export async function memberBytes(
  { content }: Member,
  maxBytes: number,
  again: () => Promise<Buffer>,
): Promise<Buffer> {
  const tooLarge = () => photoTooLarge(maxBytes);
  // Then nothing of it is read: in a compressed tar it passes.
  if (content.byteLength > maxBytes) throw tooLarge();
  try {
    return await collect(await content.stream(), maxBytes, tooLarge);
  } catch (error) {
    if (error instanceof BytesHavePassed || isClosed(error)) return again();
    throw entryError(error);
  }
}

function isClosed(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'EBADF' || error.code === 'ERR_INVALID_STATE');
}
