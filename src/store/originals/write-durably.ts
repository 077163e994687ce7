import { randomBytes } from 'node:crypto';
import { type FileHandle, link, mkdir, open, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { syncFolder } from './sync-folder.ts';

/** Suffix of a file that is being written. A killed process leaves one behind; it never counts. */
export const PARTIAL = '.partial';

/**
 * Writes a file so that it is on the disk, whole and under its name, when this returns: written beside, flushed,
 * renamed, and the folder flushed. With `keepExisting`, a file that another process wrote first stays.
 */
export async function writeDurably(
  path: string,
  content: Uint8Array | string,
  { mode, keepExisting = false }: { readonly mode: number; readonly keepExisting?: boolean },
): Promise<void> {
  const partial = join(dirname(path), `.${basename(path)}.${randomBytes(8).toString('hex')}${PARTIAL}`);
  let isRenamed = false;
  try {
    const file = await open(partial, 'wx', mode);
    try {
      await writeWhole(file, typeof content === 'string' ? Buffer.from(content) : content);
      await file.sync();
    } finally {
      await file.close();
    }
    if (keepExisting) await link(partial, path).catch(unlessExists);
    else await rename(partial, path);
    isRenamed = !keepExisting;
  } finally {
    if (!isRenamed) await rm(partial, { force: true });
  }
  await syncFolder(dirname(path));
}

/** In one piece, unless the disk is nearly full: `writeFile` takes a turn of the event loop for every 512 KiB. */
async function writeWhole(file: FileHandle, content: Uint8Array): Promise<void> {
  for (let at = 0; at < content.byteLength; ) {
    at += (await file.write(content, at, content.byteLength - at, at)).bytesWritten;
  }
}

/** Creates a folder whose parent exists, on the disk too. */
export async function makeFolderDurably(path: string): Promise<void> {
  await mkdir(path).catch(unlessExists);
  // Also if it existed: whoever made it may not have come to this line yet.
  await syncFolder(dirname(path));
}

/** For a name that another process may have written first. */
export function unlessExists(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EEXIST') throw error;
}
