import type { Policy } from '../core/examination.ts';
import { type ExaminerPool, startExaminerPool } from '../runtime/pool/examiner-pool.ts';
import type { ExaminerOptions } from './case.ts';
import { onlyM30 } from './only-m30.ts';
import { parseInteger } from './parse-integer.ts';
import { usedBundle } from './used-bundle.ts';
import type { EvidenceCommand } from './with-evidence.ts';

const WORKERS = { min: 1, max: 256 } as const;

/** The policy of the options. Throws TelltaleError `setting_invalid`. */
export async function policyOf({ prior, language }: ExaminerOptions): Promise<Policy> {
  const { parsePrior } = await import('../http/prior.ts');
  return { prior: parsePrior(prior, language), language };
}

/** Starts the pool that the settings and options name, passes it to `work`, and closes it. */
export async function withPool<Result>(
  { settings }: Pick<EvidenceCommand, 'settings'>,
  { workers, backend, language }: ExaminerOptions,
  work: (pool: ExaminerPool) => Promise<Result>,
): Promise<Result> {
  const count = workers === undefined ? settings.workers : parseInteger('workers', workers, WORKERS, language);
  const bundle = settings.model ?? (await usedBundle(settings.models));
  const options = { bundle, workers: count, backend: backend ?? settings.backend, batch: true };
  const pool = await onlyM30(await startExaminerPool(options));
  try {
    return await work(pool);
  } finally {
    await pool.close();
  }
}
