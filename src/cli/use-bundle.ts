import { notice } from '../core/words/notice.ts';
import { say } from '../core/words/say.ts';
import { startBackend } from '../runtime/backend/backend.ts';
import { loadModel } from '../runtime/bundle/load-model.ts';
import { findBundle, usingBundle } from '../runtime/models/usable-bundle.ts';
import { writeUsed } from '../runtime/models/used-model.ts';
import { refuseProduct } from './only-m30.ts';

/**
 * Names the bundle in use, after its networks were loaded: a bundle that cannot be used is never named.
 *
 * @throws TelltaleError `bundle_unknown`, `bundle_unusable`, `bundle_of_product`, `output_unwritable`
 */
export async function useBundle(models: string, name: string, language: string): Promise<void> {
  const folder = await findBundle(models, name);
  // Runs everywhere, and starts sooner than the other.
  await startBackend('wasm');
  const { identity, settings } = await usingBundle(name, language, () => loadModel(folder));
  refuseProduct(identity, settings);
  await writeUsed(models, name);
  const evidence = say(`evidence_${identity.evidence}`, language);
  console.log(say('models_used', language, { name, model: identity.name, version: identity.version, evidence }));
  console.log(notice(identity.evidence, language).calibratedOn);
}
