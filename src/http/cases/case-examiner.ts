import type { Response } from 'express';
import { TelltaleError } from '../../core/errors.ts';
import { ERRORS } from '../../core/words/codes.ts';
import type { ExaminerPool } from '../../runtime/pool/examiner-pool.ts';
import type { CaseExaminer } from '../../store/cases/examine-case.ts';
import type { Reservation } from '../admission.ts';
import type { ServiceLimits } from '../limits.ts';
import type { Metrics } from '../metrics.ts';

export interface CaseExaminerOptions {
  readonly reservation: Reservation;
  readonly limits: Pick<ServiceLimits, 'deadlineMs'>;
  readonly metrics: Metrics;
}

/**
 * Examines stored photos in the pool of the service, until the deadline or until the client hangs up. What another
 * attempt may mend (too late, the thread failed) is thrown, so that it is not stored as a photo's result.
 */
export function caseExaminer(
  models: ExaminerPool,
  response: Response,
  { reservation, limits, metrics }: CaseExaminerOptions,
): CaseExaminer {
  const abort = new AbortController();
  const giveUp = () =>
    abort.abort(new TelltaleError('photo_not_in_time', { timeoutSeconds: limits.deadlineMs / 1000 }));
  const timer = setTimeout(giveUp, limits.deadlineMs).unref();
  // One model for the whole answer, whichever is used by its end.
  const { pool, release } = models.lease();
  response.once('close', () => {
    clearTimeout(timer);
    release();
    giveUp();
  });
  return {
    model: pool.model,
    backend: pool.backend,
    workers: pool.workers,
    settings: pool.settings,
    async examine(bytes, name, policy) {
      const { examination, timesMs } = await pool.examine(bytes, name, policy, { signal: abort.signal });
      metrics.stagesDone(timesMs);
      metrics.photoDone(examination);
      reservation.photoDone(timesMs.examine);
      const { error } = examination;
      if (error !== undefined && isPassing(error.code)) throw new TelltaleError(error.code, error.values);
      return { examination };
    },
  };
}

function isPassing(code: string): code is keyof typeof ERRORS {
  return Object.hasOwn(ERRORS, code) && ERRORS[code as keyof typeof ERRORS].status >= 500;
}
