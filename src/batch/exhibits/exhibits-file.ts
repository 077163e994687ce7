import { stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { LINKS_NAME, type LinksFile, openLinksFile } from '../groups/links-file.ts';
import { openRowsFile, type RowsFile } from '../rows-file.ts';

const NAME = 'exhibits.jsonl';

/** Whether rows in this file would leave no place for the exhibits or their links beside them. */
export function isExhibitsFile(out: string): boolean {
  return [NAME, LINKS_NAME].includes(basename(out));
}

/** Opens the file of exhibits beside a file of rows. Throws `output_unwritable`, `output_taken`. */
export async function openExhibitsFile(out: string): Promise<RowsFile | undefined> {
  return (await hasPlaceBeside(out)) ? openRowsFile(join(dirname(out), NAME)) : undefined;
}

/** Opens the file of links between exhibits beside a file of rows. Throws `output_unwritable`, `output_taken`. */
export async function openLinksBeside(out: string): Promise<LinksFile | undefined> {
  return (await hasPlaceBeside(out)) ? openLinksFile(join(dirname(out), LINKS_NAME)) : undefined;
}

/** There is none beside a device or a pipe. */
async function hasPlaceBeside(out: string): Promise<boolean> {
  const kind = await stat(out).catch(() => undefined);
  return kind === undefined || kind.isFile();
}
