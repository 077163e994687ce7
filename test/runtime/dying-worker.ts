/** A worker for tests of the pool: it starts like the real one and dies, or refuses to clone, over photos of certain names. */
import type { Examination } from '../../src/core/examination.ts';
import type { ExaminerTask } from '../../src/runtime/examiner-messages.ts';
import { examine as examineReally, start } from '../../src/runtime/examiner-worker.ts';

export { start };

export async function examine(task: ExaminerTask): Promise<Examination> {
  if (task.name === 'exit') process.exit(3);
  if (task.name === 'throw') throw new Error('no such examination');
  if (task.name === 'later') setImmediate(() => raise());
  return task.name === 'later' ? new Promise(() => undefined) : examineReally(task);
}

function raise(): never {
  throw new Error('nobody waits for this');
}
