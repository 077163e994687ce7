/**
 * A worker for tests of the pool: it starts like the real one and dies, throws or hangs over photos of certain names; and
 * where a file is there that TELLTALE_TEST_NO_START names, it dies before it has started.
 */
import { existsSync, writeFileSync } from 'node:fs';
import type { ExaminerAnswer, ExaminerTask } from '../../src/runtime/pool/examiner-messages.ts';
import { examine as examineReally, start } from '../../src/runtime/pool/examiner-worker.ts';

const stop = process.env['TELLTALE_TEST_NO_START'];
if (stop !== undefined && existsSync(stop)) throw new Error('this thread does not start');

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
