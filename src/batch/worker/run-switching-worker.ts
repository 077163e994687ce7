import type { ExaminerPool } from '../../runtime/pool/examiner-pool.ts';
import { runWorker, type WorkerOptions, type WorkerSummary } from './run-worker.ts';

export interface SwitchingWorkerOptions extends Omit<WorkerOptions, 'isReplaced'> {
  /** Called with each pool before the first photo is taken with it. */
  readonly onPool: (pool: ExaminerPool) => void;
}

/**
 * A worker whose pool may be replaced while it works (see switching-pool.ts). A batch belongs to the model with which it was
 * submitted, so the worker first examines what is left for its present model, and then goes on with the one that replaced it: no
 * batch is left without a worker, and no photo is examined by another model than its batch names.
 *
 * @returns the counts over all of its models
 */
export async function runSwitchingWorker({ onPool, ...options }: SwitchingWorkerOptions): Promise<WorkerSummary> {
  const { pool: switching, signal } = options;
  let sum: WorkerSummary = { examined: 0, known: 0, failed: 0 };
  for (;;) {
    const { pool, release } = switching.lease();
    const isReplaced = (): boolean => switching.model.sha256 !== pool.model.sha256;
    try {
      onPool(pool);
      sum = added(sum, await runWorker({ ...options, pool, isReplaced }));
    } finally {
      release();
    }
    if (signal.aborted || !isReplaced()) return sum;
  }
}

function added(one: WorkerSummary, other: WorkerSummary): WorkerSummary {
  return {
    examined: one.examined + other.examined,
    known: one.known + other.known,
    failed: one.failed + other.failed,
  };
}
