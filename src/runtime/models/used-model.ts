import { mkdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { TelltaleError } from '../../core/errors.ts';
import { unwritable } from '../unwritable.ts';
import { writeWhole } from '../write-whole.ts';
import { isBundleName } from './bundle-name.ts';
import { SHIPPED } from './models-folder.ts';

/** The file in the folder of bundles that says which one is used. Without it, the shipped one is. */
const usedFile = (models: string): string => join(models, 'used.json');

const used = z.strictObject({ schema: z.literal('telltale.used/1'), bundle: z.string().refine(isBundleName) });

/**
 * The name of the bundle in use. Whether there is such a bundle is not checked.
 *
 * @throws TelltaleError `used_bundle_unreadable`
 */
export async function readUsed(models: string): Promise<string> {
  const path = usedFile(models);
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw new TelltaleError('used_bundle_unreadable', { path }, { cause: error });
  });
  if (text === undefined) return SHIPPED;
  try {
    return used.parse(JSON.parse(text)).bundle;
  } catch (cause) {
    throw new TelltaleError('used_bundle_unreadable', { path }, { cause });
  }
}

/** Names the bundle in use, completely or not at all. Throws TelltaleError `output_unwritable`. */
export async function writeUsed(models: string, name: string): Promise<void> {
  const path = usedFile(models);
  await unwritable(path, async () => {
    await mkdir(models, { recursive: true });
    await writeWhole(path, `${JSON.stringify({ schema: 'telltale.used/1', bundle: name })}\n`);
  });
}

/** Changes whenever somebody names a bundle, also the same one again. */
export async function usedVersion(models: string): Promise<string> {
  const file = await stat(usedFile(models)).catch(() => undefined);
  return file === undefined ? 'none' : `${file.ino} ${file.mtimeMs} ${file.size}`;
}
