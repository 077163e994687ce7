import { modelsFolder } from '../runtime/models/models-folder.ts';
import { findBundle } from '../runtime/models/usable-bundle.ts';
import { readUsed } from '../runtime/models/used-model.ts';

/**
 * The folder of the bundle in use, for a command that names none. `setting` is TELLTALE_MODELS.
 *
 * @throws TelltaleError `bundle_unknown`, `used_bundle_unreadable`
 */
export async function usedBundle(setting: string | undefined): Promise<string> {
  const models = modelsFolder(setting);
  return findBundle(models, await readUsed(models));
}
