import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { expect, test } from 'vitest';
import { threadLock, withThreadLock } from './thread-lock.ts';

test('one works at a time, and every one gets the lock', async () => {
  const lock = threadLock();
  let [atWork, most, done] = [0, 0, 0];
  const work = async () => {
    most = Math.max(most, ++atWork);
    await sleep(5);
    atWork--;
    done++;
  };
  await Promise.all(Array.from({ length: 6 }, () => withThreadLock(lock, work)));
  expect([most, done]).toEqual([1, 6]);
});

test('a failing holder releases the lock and passes its error on', async () => {
  const lock = threadLock();
  await expect(withThreadLock(lock, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(await withThreadLock(lock, async () => 'next')).toBe('next');
});

test('a thread that dies while it holds the lock gives it back at once', async () => {
  const lock = threadLock();
  const worker = new Worker(new URL('../../../test/runtime/dying-with-lock.ts', import.meta.url), {
    execArgv: ['--import', new URL('../../../bin/typescript.js', import.meta.url).href],
    workerData: lock,
  });
  const [error] = await once(worker, 'error');
  expect(error.message).toBe('this thread dies');
  expect(Atomics.load(lock, 0)).toBe(0);
});
