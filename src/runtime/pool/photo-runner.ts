import type { Piscina } from 'piscina';
import { TelltaleError } from '../../core/errors.ts';
import type { ReportFault } from '../examine-bytes.ts';
import type { ExaminerAnswer, ExaminerTask } from './examiner-messages.ts';

export interface PhotoRunnerOptions {
  readonly report: ReportFault;
  /** Maximum time of a thread with one photo. */
  readonly stuckAfterMs: number;
}

/** Runs photos in threads that may die. */
export interface PhotoRunner {
  /**
   * The answer of a thread. If that thread dies, another one gets the photo once, because the fault may have been the
   * thread's. Rejects with the error of the second one. A stuck thread is ended and replaced, and its photo is not
   * retried, because it would block another thread as long (TelltaleError `photo_took_too_long`).
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
