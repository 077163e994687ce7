import { randomUUID } from 'node:crypto';
import { type FileHandle, open, realpath, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { TelltaleError } from '../core/errors.ts';
import { unwritable } from '../runtime/unwritable.ts';
import { hasOnlyOwnRows } from './own-rows.ts';

/** JSON lines written to a file. */
export interface RowsFile {
  /** Adds one line. Resolves when the system has accepted it, so a slow disk slows the writer down. */
  write(row: unknown): Promise<void>;
  /** Moves the whole file into place, replacing what was there. Nothing may be written afterwards. */
  finish(): Promise<void>;
  /** Discards what was written; an existing file is kept. Does nothing after `finish`. */
  discard(): Promise<void>;
}

/**
 * Opens a file of JSON lines that appears under `path` only when it is complete: it is written beside it under another
 * name and renamed by `finish`, so nobody ever reads half a result, and a failed run keeps the former result. A path
 * that is no regular file (`/dev/stdout`, a named pipe) is written to directly, because a rename would replace the
 * device.
 *
 * An existing file is replaced only if it holds rows that this program wrote, or is empty and named like a file of
 * rows: `scan --out *.jpg` names a photo in the place of the results.
 *
 * @throws TelltaleError `output_unwritable`, here or from any of the methods; `output_taken`
 */
export async function openRowsFile(path: string): Promise<RowsFile> {
  return unwritable(path, async () => {
    const target = await realpath(path).catch(() => path);
    const kind = await stat(target).catch(() => undefined);
    if (kind?.isDirectory()) throw Object.assign(new Error('is a folder'), { code: 'EISDIR' });
    if (kind?.isFile() && !(await hasOnlyOwnRows(path))) throw new TelltaleError('output_taken', { path });
    return kind === undefined || kind.isFile() ? openBeside(path, target) : openDirectly(path);
  });
}

async function openBeside(path: string, target: string): Promise<RowsFile> {
  const partial = join(dirname(target), `.${basename(target)}.${randomUUID()}.partial`);
  const file = await open(partial, 'wx');
  let open_ = true;
  return {
    write: (row) => unwritable(path, () => writeLine(file, row)),
    finish: () =>
      unwritable(path, async () => {
        await file.sync();
        await file.close();
        open_ = false;
        await rename(partial, target);
      }),
    async discard() {
      if (open_) await file.close();
      open_ = false;
      await rm(partial, { force: true });
    },
  };
}

async function openDirectly(path: string): Promise<RowsFile> {
  const file = await open(path, 'w');
  return {
    write: (row) => unwritable(path, () => writeLine(file, row)),
    finish: () => file.close(),
    discard: () => file.close().catch(() => undefined),
  };
}

async function writeLine(file: FileHandle, row: unknown): Promise<void> {
  await file.writeFile(`${JSON.stringify(row)}\n`);
}
