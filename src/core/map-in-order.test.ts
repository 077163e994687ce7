import { describe, expect, test } from 'vitest';
import { mapInOrder } from './map-in-order.ts';

async function collect<T>(results: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const result of results) all.push(result);
  return all;
}

/** Resolves after `turns` turns of the event loop, so that later items can overtake earlier ones without a clock. */
async function afterTurns(turns: number): Promise<void> {
  for (let i = 0; i < turns; i++) await new Promise((resolve) => setImmediate(resolve));
}

describe('mapInOrder', () => {
  test('yields in the order of the items, whichever finishes first', async () => {
    const results = mapInOrder([5, 1, 4, 0, 3], 3, async (turns) => {
      await afterTurns(turns);
      return turns;
    });
    expect(await collect(results)).toEqual([5, 1, 4, 0, 3]);
  });

  test('runs up to its width at a time and never more', async () => {
    let running = 0;
    let most = 0;
    const items = Array.from({ length: 20 }, (_, i) => i);
    await collect(
      mapInOrder(items, 4, async (i) => {
        most = Math.max(most, ++running);
        await afterTurns(1 + (i % 3));
        running--;
      }),
    );
    expect(most).toBe(4);
  });

  test('takes no item from the source while it is full', async () => {
    let taken = 0;
    function* endless() {
      for (;;) yield taken++;
    }
    const results = mapInOrder(endless(), 3, async (i) => i);
    expect((await results.next()).value).toBe(0);
    expect(taken).toBe(3);
    await results.return();
    expect(taken).toBe(3);
  });

  test('an error arrives in order, after the results before it', async () => {
    const received: number[] = [];
    const run = async () => {
      const results = mapInOrder([0, 1, 2, 3], 2, async (i) => {
        if (i === 2) throw new Error('two');
        return i;
      });
      for await (const result of results) received.push(result);
    };
    await expect(run()).rejects.toThrow('two');
    expect(received).toEqual([0, 1]);
  });

  test('no items give no results', async () => {
    expect(await collect(mapInOrder([], 4, async (i) => i))).toEqual([]);
  });
});
