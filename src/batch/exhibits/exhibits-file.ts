import { stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { openRowsFile, type RowsFile } from '../rows-file.ts';

const NAME = 'exhibits.jsonl';

/** Whether rows in this file would leave no place for the exhibits beside them. */
export function isExhibitsFile(out: string): boolean {
  return basename(out) === NAME;
}

/**
 * Opens the file of exhibits beside a file of rows; undefined beside a device or a pipe, where there is no place. Throws
 * `output_unwritable`, `output_taken`.
 */
export async function openExhibitsFile(out: string): Promise<RowsFile | undefined> {
  const kind = await stat(out).catch(() => undefined);
  if (kind !== undefined && !kind.isFile()) return undefined;
  return openRowsFile(join(dirname(out), NAME));
}
