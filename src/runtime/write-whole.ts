import { rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/** What a file is called until it is whole. A run that was killed leaves one at most, which the next one overwrites. */
export const partialName = (path: string): string => join(dirname(path), `.${basename(path)}.partial`);

/**
 * Writes a file that appears under `path` only when it is whole; what was there stays until then.
 *
 * @param content the content, which is on the disk before it appears; or what writes it to a file of another name in the
 *   same folder, and sees to that itself
 * @throws whatever the system or `content` throws
 * @example await writeWhole('figures.json', JSON.stringify(figures))
 */
export async function writeWhole(
  path: string,
  content: string | Uint8Array | ((partial: string) => Promise<void>),
  partial: string = partialName(path),
): Promise<void> {
  try {
    if (typeof content === 'function') await content(partial);
    else await writeFile(partial, content, { flush: true });
    await rename(partial, path);
  } catch (error) {
    await rm(partial, { force: true });
    throw error;
  }
}
