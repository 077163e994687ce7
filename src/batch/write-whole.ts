import { type FileHandle, open, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { unwritable } from './unwritable.ts';

/**
 * Writes a file that appears under `path` only when it is complete and on the disk; an existing one is kept until then.
 * Throws `output_unwritable`, and the errors of `write`.
 */
export async function writeWhole(path: string, write: (file: FileHandle) => Promise<void>): Promise<void> {
  const partial = join(dirname(path), `.${basename(path)}.partial`);
  await unwritable(path, async () => {
    try {
      const file = await open(partial, 'w');
      try {
        await write(file);
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(partial, path);
    } catch (error) {
      await rm(partial, { force: true });
      throw error;
    }
  });
}
