import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { inTurn, threadLock } from './thread-lock.ts';

test('one is at work at a time, and all have their turn', async () => {
  const lock = threadLock();
  let [atWork, most, done] = [0, 0, 0];
  const work = async () => {
    most = Math.max(most, ++atWork);
    await sleep(5);
    atWork--;
    done++;
  };
  await Promise.all(Array.from({ length: 6 }, () => inTurn(lock, work)));
  expect([most, done]).toEqual([1, 6]);
});

test('whoever fails gives the lock back, and hands its error on', async () => {
  const lock = threadLock();
  await expect(inTurn(lock, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(await inTurn(lock, async () => 'next')).toBe('next');
});
