import { TelltaleError } from '../core/errors.ts';
import type { EnrolmentSettings } from '../core/learning-settings.ts';
import type { Model } from '../core/model.ts';
import { type BackendName, startBackend } from '../runtime/backend/backend.ts';
import { quietenTensorFlow } from '../runtime/backend/native-library.ts';
import type { Bundle } from '../runtime/bundle/bundle.ts';
import { loadBundle } from '../runtime/bundle/load-bundle.ts';
import { readBundle } from '../runtime/bundle/read-bundle.ts';

/** A bundle that can learn, loaded. */
export interface LearningModel {
  readonly bundle: Bundle;
  readonly model: Model;
  readonly enrolment: EnrolmentSettings;
}

/**
 * @throws TelltaleError `learning_unsupported`: the bundle has no enrolment; `learning_learned`: it has learned already, and
 *   learning starts from a bundle as it shipped; the errors of `loadModel`
 */
export async function learningModel(directory: string, backend: BackendName | undefined): Promise<LearningModel> {
  const bundle = await readBundle(directory);
  const { name, version, settings } = bundle.manifest;
  const { enrolment, learned, product } = settings;
  if (product !== undefined) throw new TelltaleError('learning_learned', { name, version });
  if (enrolment === undefined) throw new TelltaleError('learning_unsupported', { name, version });
  if (learned !== undefined) throw new TelltaleError('learning_learned', { name, version });
  quietenTensorFlow();
  await startBackend(backend);
  return { bundle, model: await loadBundle(bundle), enrolment };
}
