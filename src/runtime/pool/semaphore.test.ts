import { setImmediate as turn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { Semaphore } from './semaphore.ts';

/** Acquires a permit and notes `name` when it is there. */
function acquireAs(name: string, semaphore: Semaphore, started: string[], signal?: AbortSignal): Promise<void> {
  return semaphore.acquire(signal).then(() => void started.push(name));
}

test('lets a fixed number run at a time, in order of arrival', async () => {
  const semaphore = new Semaphore(2);
  const started: string[] = [];
  for (const name of ['a', 'b', 'c', 'd']) void acquireAs(name, semaphore, started);
  await turn();
  expect([started, semaphore.running, semaphore.waiting]).toEqual([['a', 'b'], 2, 2]);
  semaphore.release();
  await turn();
  expect(started).toEqual(['a', 'b', 'c']);
  for (let i = 0; i < 3; i++) semaphore.release();
  await turn();
  expect([started, semaphore.running, semaphore.waiting]).toEqual([['a', 'b', 'c', 'd'], 0, 0]);
});

test('a caller that gives up leaves the queue and takes no permit', async () => {
  const semaphore = new Semaphore(1);
  const started: string[] = [];
  const abort = new AbortController();
  await semaphore.acquire();
  const gone = acquireAs('gone', semaphore, started, abort.signal);
  const next = acquireAs('next', semaphore, started);
  abort.abort(new Error('no more'));
  await expect(gone).rejects.toThrow('no more');
  semaphore.release();
  await next;
  expect([started, semaphore.running, semaphore.waiting]).toEqual([['next'], 1, 0]);
});

test('giving up after the permit arrived has no effect, and an aborted signal gets none', async () => {
  const semaphore = new Semaphore(1);
  const abort = new AbortController();
  await semaphore.acquire(abort.signal);
  abort.abort(new Error('late'));
  expect(semaphore.running).toBe(1);
  await expect(semaphore.acquire(abort.signal)).rejects.toThrow('late');
  expect(semaphore.waiting).toBe(0);
});
