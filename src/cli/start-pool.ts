import { type ExaminerPool, type ExaminerPoolOptions, startExaminerPool } from '../runtime/examiner-pool.ts';
import { readBundle } from '../runtime/read-bundle.ts';

/**
 * `startExaminerPool`, with the bundle checked before any thread starts: a thread that is ended while TensorFlow's own
 * library is still starting in it takes the whole process with it, and the sentence would be lost in a crash.
 *
 * @throws TelltaleError as `readBundle` and `startExaminerPool` do
 */
export async function startPool(options: ExaminerPoolOptions): Promise<ExaminerPool> {
  await readBundle(options.bundle);
  return startExaminerPool(options);
}
