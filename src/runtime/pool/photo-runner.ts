import type { Piscina } from 'piscina';
import { TelltaleError } from '../../core/errors.ts';
import type { ReportFault } from '../examine-bytes.ts';
import type { ExaminerAnswer, ExaminerTask } from './examiner-messages.ts';

export interface PhotoRunnerOptions {
  readonly report: ReportFault;
  /** How long a thread may be busy with one photo. */
  readonly stuckAfterMs: number;
}

/** Runs photos in threads that may die over them. */
export interface PhotoRunner {
  /**
   * The answer of some thread. If that thread dies, another one gets the photo once: the fault may have been the
   * thread's. Rejects with what the second one died of. One that is stuck is ended and replaced, and its photo not tried
   * again, which would only cost another thread as long (TelltaleError `photo_took_too_long`).
   */
  run(task: ExaminerTask): Promise<ExaminerAnswer>;
  /** Photos that a second thread had to examine. */
  retried(): number;
}

export function photoRunner(threads: Piscina, { report, stuckAfterMs }: PhotoRunnerOptions): PhotoRunner {
  let retried = 0;

  async function runOnce(task: ExaminerTask): Promise<ExaminerAnswer> {
    const stuck = new AbortController();
    const timer = setTimeout(() => stuck.abort(), stuckAfterMs);
    try {
      return await threads.run(task, { name: 'examine', signal: stuck.signal });
    } catch (cause) {
      if (!stuck.signal.aborted) throw cause;
      report(cause);
      throw new TelltaleError('photo_took_too_long', { timeoutSeconds: Math.round(stuckAfterMs / 1000) }, { cause });
    } finally {
      clearTimeout(timer);
    }
  }

  return {
    async run(task) {
      try {
        return await runOnce(task);
      } catch (fault) {
        if (fault instanceof TelltaleError) throw fault;
        report(fault);
        retried++;
        return runOnce(task);
      }
    },
    retried: () => retried,
  };
}
