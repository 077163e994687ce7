import { open } from 'node:fs/promises';
import { photoTooLarge } from './content.ts';
import { bytesOf } from './entry-name.ts';
import { entryError } from './source-error.ts';

/**
 * A file's bytes. The size comes from the open file, so that it belongs to the file that is read; a file that is too
 * large is not read at all. Rejects with `photo_unreadable`, `photo_too_large_bytes`.
 */
export async function readFileBounded(name: string, maxBytes: number): Promise<Buffer> {
  try {
    const file = await open(bytesOf(name));
    try {
      if ((await file.stat()).size > maxBytes) throw photoTooLarge(maxBytes);
      return await file.readFile();
    } finally {
      await file.close();
    }
  } catch (error) {
    throw entryError(error);
  }
}
