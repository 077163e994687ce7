import { access, constants, mkdir } from 'node:fs/promises';
import { unwritable } from '../runtime/unwritable.ts';

/**
 * Creates the folder if necessary, before any work is done.
 *
 * @throws TelltaleError `output_unwritable`
 */
export async function prepareFolder(folder: string): Promise<void> {
  await unwritable(folder, async () => {
    await mkdir(folder, { recursive: true });
    await access(folder, constants.W_OK);
  });
}
