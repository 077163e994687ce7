import { TelltaleError } from '../core/errors.ts';
import { say } from '../core/words/say.ts';
import { findBundle, usingBundle } from '../runtime/models/usable-bundle.ts';
import { readUsed, usedVersion } from '../runtime/models/used-model.ts';
import type { ExaminerPool } from '../runtime/pool/examiner-pool.ts';
import type { SwitchingPool } from '../runtime/pool/switching-pool.ts';
import { tryPool } from '../runtime/pool/try-pool.ts';
import type { Log } from './log.ts';

export interface FollowOptions {
  /** Folder of bundles. */
  readonly models: string;
  readonly pool: SwitchingPool;
  /** Starts a pool on the bundle in a folder. */
  readonly start: (bundle: string) => Promise<ExaminerPool>;
  readonly deadlineMs: number;
  readonly log: Log;
  /** Called after the pool was replaced. */
  readonly onSwitch: (pool: ExaminerPool) => void;
  /** How often the file that names the used bundle is looked at. */
  readonly everyMs?: number;
}

const EVERY_MS = 2000;
const LANGUAGE = 'en';

/**
 * Switches the pool of the service or of a worker to the bundle that `telltale models use` names, from then on. A bundle that cannot
 * be used is logged, and the one before is kept; it is tried again when it is named again.
 *
 * @returns a function that stops this, and resolves when a switch in progress is done
 */
export async function followUsedModel(options: FollowOptions): Promise<() => Promise<void>> {
  const { models, log, everyMs = EVERY_MS } = options;
  let seen = await usedVersion(models);
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let looking: Promise<void> = Promise.resolve();

  async function look(): Promise<void> {
    const version = await usedVersion(models);
    if (version === seen) return;
    seen = version;
    await switchTo(options).catch((err: unknown) => {
      const problem = err instanceof TelltaleError ? say(err.code, LANGUAGE, err.values) : undefined;
      log.error(
        problem === undefined ? { err } : { problem },
        'the bundle in use cannot be used; the one before is kept',
      );
    });
  }

  const plan = (): void => {
    timer = setTimeout(() => {
      looking = look().finally(() => {
        if (!stopped) plan();
      });
    }, everyMs).unref();
  };
  plan();
  return async () => {
    stopped = true;
    clearTimeout(timer);
    await looking;
  };
}

/** Starts a pool with the used bundle, examines a photo in each of its threads, and only then replaces the pool by it. */
async function switchTo({ models, pool, start, deadlineMs, log, onSwitch }: FollowOptions): Promise<void> {
  const name = await readUsed(models);
  const folder = await findBundle(models, name);
  const next = await usingBundle(name, LANGUAGE, () => start(folder));
  if (next.model.sha256 === pool.model.sha256) return next.close();
  const error = await tryPool(next, deadlineMs);
  if (error !== undefined) {
    await next.close();
    throw new TelltaleError('bundle_unusable', { name, problem: error.message });
  }
  const before = pool.model;
  pool.replace(next);
  log.info({ before, after: next.model }, 'another bundle is used');
  onSwitch(pool);
}
