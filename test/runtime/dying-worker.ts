/** A worker for tests of the pool: it starts like the real one and dies, throws or hangs over photos of certain names. */
import { writeFileSync } from 'node:fs';
import type { ExaminerAnswer, ExaminerTask } from '../../src/runtime/examiner-messages.ts';
import { examine as examineReally, start } from '../../src/runtime/examiner-worker.ts';

export { start };

export async function examine(task: ExaminerTask): Promise<ExaminerAnswer> {
  if (task.name === 'exit') process.exit(3);
  if (task.name.startsWith('once ') && firstAt(task.name.slice(5))) process.exit(3);
  if (task.name === 'hang') return new Promise(() => undefined);
  if (task.name === 'throw') throw new Error('no such examination');
  if (task.name === 'later') setImmediate(() => raise());
  return task.name === 'later' ? new Promise(() => undefined) : examineReally(task);
}

function raise(): never {
  throw new Error('nobody waits for this');
}

/** Whether nobody has been at this path before: threads that die remember nothing. */
function firstAt(path: string): boolean {
  try {
    writeFileSync(path, '', { flag: 'wx' });
    return true;
  } catch {
    return false;
  }
}
