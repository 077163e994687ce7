/**
 * A worker for tests of the pool: it starts like the real one and dies, throws or hangs over photos of certain names; and
 * where a file is there that TELLTALE_TEST_NO_START names, it dies before it has started. It runs the built worker, since
 * each death costs a new start, and from the sources that takes four times as long.
 */
import { existsSync, writeFileSync } from 'node:fs';
import { examine as examineReally, start } from '../../dist/node/wasm-examiner-worker.js';

const stop = process.env['TELLTALE_TEST_NO_START'];
if (stop !== undefined && existsSync(stop)) throw new Error('this thread does not start');

export { start };

/** @param {import('../../src/runtime/pool/examiner-messages.ts').ExaminerTask} task */
export async function examine(task) {
  if (task.name === 'exit') process.exit(3);
  if (task.name.startsWith('once ') && isFirstAt(task.name.slice(5))) process.exit(3);
  if (task.name === 'hang') return new Promise(() => undefined);
  if (task.name === 'throw') throw new Error('no such examination');
  if (task.name === 'later') setImmediate(() => raise());
  return task.name === 'later' ? new Promise(() => undefined) : examineReally(task);
}

function raise() {
  throw new Error('nobody waits for this');
}

/** Whether nobody has been at this path before: threads that die remember nothing. */
function isFirstAt(path) {
  try {
    writeFileSync(path, '', { flag: 'wx' });
    return true;
  } catch {
    return false;
  }
}
