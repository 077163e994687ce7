import { expect, test } from 'vitest';
import { KeyedMutex } from './keyed-mutex.ts';

test('work waits for earlier work of the same key, failed or not; other work does not', async () => {
  const mutex = new KeyedMutex();
  const order: string[] = [];
  const gates = new Map<string, (fail: boolean) => void>();
  const work = (name: string) => () =>
    new Promise<string>((resolve, reject) => {
      order.push(name);
      gates.set(name, (fail) => (fail ? reject(new Error(name)) : resolve(name)));
    });
  const [first, second, other] = [
    mutex.run('a', work('first')),
    mutex.run('a', work('second')),
    mutex.run('b', work('other')),
  ];
  expect(order).toEqual(['first', 'other']);
  gates.get('first')?.(true);
  await expect(first).rejects.toThrow('first');
  expect(order).toEqual(['first', 'other', 'second']);
  gates.get('second')?.(false);
  gates.get('other')?.(false);
  expect(await Promise.all([second, other])).toEqual(['second', 'other']);
  // None of them remains: the next one starts at once.
  void mutex.run('a', work('third'));
  expect(order.at(-1)).toBe('third');
});
