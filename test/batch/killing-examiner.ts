/**
 * A thread for tests of batches: it starts and examines like the real one, but a photo called poison.jpg ends the whole
 * process at once, like a fault in a native library or the out-of-memory killer.
 */
import type { ExaminerAnswer, ExaminerTask } from '../../src/runtime/pool/examiner-messages.ts';
import { examine as examineReally, start } from '../../src/runtime/pool/examiner-worker.ts';

export { start };

export async function examine(task: ExaminerTask): Promise<ExaminerAnswer> {
  if (task.name.endsWith('poison.jpg')) process.kill(process.pid, 'SIGKILL');
  return examineReally(task);
}
