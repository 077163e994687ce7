/** A thread that dies while it holds the given lock. */
import { workerData } from 'node:worker_threads';
import { withThreadLock } from '../../src/runtime/pool/thread-lock.ts';

void withThreadLock(workerData, async () => {
  setImmediate(() => {
    throw new Error('this thread dies');
  });
  await new Promise(() => undefined);
});
