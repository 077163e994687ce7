import { say } from '../core/words/say.ts';
import { followUsedModel } from '../http/follow-used-model.ts';
import { DEFAULT_LIMITS } from '../http/limits.ts';
import type { Log } from '../http/log.ts';
import type { Settings } from '../http/settings.ts';
import { modelsFolder } from '../runtime/models/models-folder.ts';
import { findBundle, findBundleOrFolder, usingBundle } from '../runtime/models/usable-bundle.ts';
import { readUsed } from '../runtime/models/used-model.ts';
import type { ExaminerPool, ExaminerPoolOptions } from '../runtime/pool/examiner-pool.ts';
import { Shadow } from '../runtime/pool/shadow.ts';
import { switchingPool } from '../runtime/pool/switching-pool.ts';
import { onlyM30 } from './only-m30.ts';

export interface ServedModels {
  readonly pool: ExaminerPool;
  readonly shadow: Shadow | undefined;
  /** Closes all pools. */
  close(): Promise<void>;
}

export interface StartModelsOptions {
  readonly start: (bundle: string, options?: Partial<ExaminerPoolOptions>) => Promise<ExaminerPool>;
  readonly log: Log;
  readonly language: string;
  /** Called after another bundle replaced the one before. */
  readonly onSwitch?: (pool: ExaminerPool) => void;
}

/**
 * The models of the service or of a worker: the one that TELLTALE_MODEL names, for as long as it runs; or the one in use, and each further one that
 * is used while it runs. And the shadow, if there is one.
 *
 * @throws TelltaleError `bundle_unknown`, `bundle_unusable`, `bundle_of_product`; the errors of `startExaminerPool`
 */
export async function startModels(settings: Settings, given: StartModelsOptions): Promise<ServedModels> {
  const start: StartModelsOptions['start'] = async (...bundle) => onlyM30(await given.start(...bundle));
  const options = { ...given, start };
  const { log, onSwitch = () => undefined } = options;
  const models = modelsFolder(settings.models);
  const first = settings.model === undefined ? await startUsed(models, options) : await start(settings.model);
  const pool = switchingPool(first);
  try {
    const shadow = await startShadow(settings, models, pool, options);
    const deadlineMs = settings.limits.deadlineMs ?? DEFAULT_LIMITS.deadlineMs;
    const stopFollowing =
      settings.model === undefined
        ? await followUsedModel({ models, pool, start, deadlineMs, log, onSwitch })
        : async () => undefined;
    return {
      pool,
      shadow,
      async close() {
        await stopFollowing();
        await shadow?.close();
        await Promise.all([pool.close(), shadow?.pool.close()]);
      },
    };
  } catch (error) {
    await pool.close();
    throw error;
  }
}

async function startUsed(models: string, { start, language }: StartModelsOptions): Promise<ExaminerPool> {
  const name = await readUsed(models);
  const folder = await findBundle(models, name);
  return usingBundle(name, language, () => start(folder));
}

async function startShadow(
  { shadowModel }: Settings,
  models: string,
  used: ExaminerPool,
  { start, language }: StartModelsOptions,
): Promise<Shadow | undefined> {
  if (shadowModel === undefined) return undefined;
  const folder = await findBundleOrFolder(models, shadowModel);
  const pool = await usingBundle(shadowModel, language, () => start(folder, { workers: 1, background: true }));
  const { name, version } = pool.model;
  console.log(say('models_shadow', language, { name, version }));
  return new Shadow(pool, used);
}
