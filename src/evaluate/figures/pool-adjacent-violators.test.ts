import fc from 'fast-check';
import { expect, test } from 'vitest';
import { poolAdjacentViolators, risingShares } from './pool-adjacent-violators.ts';

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
  expect(risingShares(list)).toEqual([
    { sum: 0, weight: 1, count: 1 },
    { sum: 1, weight: 3, count: 3 },
    { sum: 2, weight: 2, count: 2 },
  ]);
});

test('equal scores stay together, in any order', () => {
  const list = scored([
    [1, 1],
    [0, 0],
    [1, 0],
  ]);
  expect(risingShares(list)).toEqual([
    { sum: 0, weight: 1, count: 1 },
    { sum: 1, weight: 2, count: 1 },
  ]);
});

test('keeps every item, and the shares rise', () => {
  const list = fc.array(fc.tuple(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 1 })), { maxLength: 40 });
  fc.assert(
    fc.property(list, (pairs) => {
      const blocks = risingShares(scored(pairs));
      expect(blocks.reduce((total, { weight }) => total + weight, 0)).toBe(pairs.length);
      expect(blocks.reduce((total, { sum }) => total + sum, 0)).toBe(pairs.filter(([, hit]) => hit === 1).length);
      const shares = blocks.map(({ sum, weight }) => sum / weight);
      for (let i = 1; i < shares.length; i++) expect(shares[i]).toBeGreaterThan(shares[i - 1] ?? 0);
    }),
  );
});

test('values of any kind are pooled by weight', () => {
  const values = [4, 1, 3].map((value, i) => ({ sum: value * (i + 1), weight: i + 1 }));
  expect(poolAdjacentViolators(values)).toEqual([
    { sum: 6, weight: 3, count: 2 },
    { sum: 9, weight: 3, count: 1 },
  ]);
});
