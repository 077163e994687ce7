import { open } from 'node:fs/promises';
import { basename } from 'node:path';
import { z } from 'zod';
import { scanFiles } from '../scan/scan-files.ts';
import { bytesOf } from './entry-name.ts';

/** The files in a scan's folder, by name. */
const OWN_NAMES = new Set(
  Object.entries(scanFiles('.'))
    .filter(([file]) => file !== 'folder')
    .map(([, path]) => basename(path)),
);
/** A file before its rename (runtime/write-whole.ts, rows-file.ts). */
const PARTIAL = /^\.(.+?)(\.[0-9a-f-]{36})?\.partial$/;
/** A scan's identity is short; nothing longer is parsed. */
const MAX_IDENTITY_BYTES = 1_048_576;

const anyIdentity = z.looseObject({ schema: z.templateLiteral(['telltale.scan/', z.string()]) });

/** Whether a scan wrote its results into this folder, as its `scan.json` shows. */
export async function isScanFolder(folder: string): Promise<boolean> {
  try {
    const file = await open(bytesOf(`${folder}/scan.json`));
    try {
      const stats = await file.stat();
      if (!stats.isFile() || stats.size > MAX_IDENTITY_BYTES) return false;
      return anyIdentity.safeParse(JSON.parse(await file.readFile('utf8'))).success;
    } finally {
      await file.close();
    }
  } catch {
    return false;
  }
}

/** Whether a file or folder with this name in a scan's folder belongs to the scan, also an unfinished one. */
export function isOwnName(name: string): boolean {
  return OWN_NAMES.has(name.replace(PARTIAL, '$1'));
}
