import { rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/** The name of an incomplete file. A killed run leaves at most one, which the next run overwrites. */
export const partialName = (path: string): string => join(dirname(path), `.${basename(path)}.partial`);

/**
 * Writes a file that appears under `path` only when it is complete; an existing one is kept until then.
 *
 * @param content the content, which is flushed to the disk before the rename; or a function that writes and flushes it to
 *   a file of another name in the same folder
 * @throws errors of the system and of `content`
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
