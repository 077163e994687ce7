import type { Model } from '../../core/model.ts';
import { loadBundle } from './load-bundle.ts';
import { readBundle } from './read-bundle.ts';

/**
 * The model of the bundle in a folder.
 *
 * @throws TelltaleError model_missing, model_manifest_invalid, model_file_mismatch (see read-bundle.ts);
 *   model_network_mismatch (see load-bundle.ts)
 *
 * @example
 * ```ts
 * await startBackend();
 * const model = await loadModel('models/m30');
 * ```
 */
export async function loadModel(directory: string): Promise<Model> {
  return loadBundle(await readBundle(directory));
}
