import { mkdtemp, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { TelltaleError } from '../../core/errors.ts';
import { unwritable } from '../unwritable.ts';
import { SHIPPED } from './models-folder.ts';
import { findBundle, hasManifest } from './usable-bundle.ts';
import { readUsed } from './used-model.ts';

/**
 * Removes a bundle, also a broken one: at once under its name, then from the disk. A service that uses it has all of it in
 * memory.
 *
 * @throws TelltaleError `bundle_ships`, `bundle_in_use`, `bundle_unknown`; `model_missing`: the folder holds no manifest, so it
 *   is no bundle; `output_unwritable`
 */
export async function removeModel(models: string, name: string): Promise<void> {
  if (name === SHIPPED) throw new TelltaleError('bundle_ships', { name });
  const folder = await findBundle(models, name);
  if (!(await hasManifest(folder))) throw new TelltaleError('model_missing', { directory: folder });
  const used = await readUsed(models).catch(() => undefined);
  if (used === name) throw new TelltaleError('bundle_in_use', { name });
  await unwritable(folder, async () => {
    const away = await mkdtemp(join(models, '.removed-'));
    await rename(folder, join(away, name));
    await rm(away, { recursive: true, force: true });
  });
}
