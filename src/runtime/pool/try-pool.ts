import { TelltaleError } from '../../core/errors.ts';
import type { Message } from '../../core/examination.ts';
import { drawWarmUpPhoto } from '../../photo/node/warm-up-photo.ts';
import type { ExaminerPool } from './examiner-pool.ts';

/** The verdicts do not depend on it, and nobody reads them. */
const POLICY = { prior: 0.5, language: 'en' };

/** Examines one photo in every thread, within the time of a request. What is wrong; undefined if nothing is. */
export async function tryPool(pool: ExaminerPool, deadlineMs: number): Promise<Message | undefined> {
  const photo = await drawWarmUpPhoto();
  const late = new AbortController();
  const error = new TelltaleError('photo_not_in_time', { timeoutSeconds: deadlineMs / 1000 });
  const timer = setTimeout(() => late.abort(error), deadlineMs).unref();
  const { pool: leased, release } = pool.lease();
  try {
    const examine = () => leased.examine(photo, 'warm-up', POLICY, { signal: late.signal });
    const answers = await Promise.all(Array.from({ length: leased.workers }, examine));
    return answers.find(({ examination }) => examination.status === 'error')?.examination.error;
  } finally {
    clearTimeout(timer);
    release();
  }
}
