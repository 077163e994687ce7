import fc from 'fast-check';
import { expect, test } from 'vitest';
import { poolAdjacentViolators } from './pool-adjacent-violators.ts';

const scored = (pairs: readonly (readonly [number, number])[]) =>
  pairs.map(([score, hit]) => ({ score, hit: hit === 1 }));

test('pools where the share would fall', () => {
  const list = scored([
    [1, 0],
    [2, 1],
    [3, 0],
    [4, 0],
    [5, 1],
    [6, 1],
  ]);
  expect(poolAdjacentViolators(list)).toEqual([
    { n: 1, hits: 0 },
    { n: 3, hits: 1 },
    { n: 2, hits: 2 },
  ]);
});

test('what scores the same stays together, in whatever order it comes', () => {
  const list = scored([
    [1, 1],
    [0, 0],
    [1, 0],
  ]);
  expect(poolAdjacentViolators(list)).toEqual([
    { n: 1, hits: 0 },
    { n: 2, hits: 1 },
  ]);
});

test('keeps every thing, and the shares rise', () => {
  const list = fc.array(fc.tuple(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 1 })), { maxLength: 40 });
  fc.assert(
    fc.property(list, (pairs) => {
      const blocks = poolAdjacentViolators(scored(pairs));
      expect(blocks.reduce((sum, { n }) => sum + n, 0)).toBe(pairs.length);
      expect(blocks.reduce((sum, { hits }) => sum + hits, 0)).toBe(pairs.filter(([, hit]) => hit === 1).length);
      const shares = blocks.map(({ hits, n }) => hits / n);
      for (let i = 1; i < shares.length; i++) expect(shares[i]).toBeGreaterThan(shares[i - 1] ?? 0);
    }),
  );
});
