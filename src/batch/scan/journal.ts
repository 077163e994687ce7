import { type FileHandle, open } from 'node:fs/promises';
import { unwritable } from '../../runtime/unwritable.ts';

/**
 * A growing file of JSON lines. A line is complete once the next one begins; a later reader removes an incomplete one.
 */
export interface Journal {
  /** Adds a line and returns its position. It is not yet on the disk: see `sync`. */
  append(value: unknown): Promise<{ readonly start: number; readonly byteLength: number }>;
  read(start: number, byteLength: number): Promise<string>;
  /** Afterwards, everything so far survives a power failure. */
  sync(): Promise<void>;
  close(): Promise<void>;
}

/**
 * Opens a journal that ends after `byteLength` bytes; later bytes are removed. Throws `output_unwritable`, like all its
 * methods.
 */
export async function openJournal(path: string, byteLength: number): Promise<Journal> {
  const file = await unwritable(path, () => openAt(path, byteLength));
  let end = byteLength;
  return {
    append: (value) =>
      unwritable(path, async () => {
        const bytes = Buffer.from(`${JSON.stringify(value)}\n`);
        const start = end;
        // `write` may accept less than it is given, on a nearly full disk.
        for (let written = 0; written < bytes.length; ) {
          written += (await file.write(bytes, written, bytes.length - written, start + written)).bytesWritten;
        }
        end += bytes.length;
        return { start, byteLength: bytes.length };
      }),
    read: (start, length) =>
      unwritable(path, async () => {
        const { buffer } = await file.read(Buffer.alloc(length), 0, length, start);
        return buffer.toString('utf8');
      }),
    sync: () => unwritable(path, () => file.sync()),
    close: () => file.close(),
  };
}

async function openAt(path: string, byteLength: number): Promise<FileHandle> {
  const file = await open(path, 'r+').catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error;
    return open(path, 'wx+');
  });
  await file.truncate(byteLength);
  return file;
}
