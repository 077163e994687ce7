import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { rate, rateOf, ruleOfThree, wilsonInterval } from './rate.ts';

describe('wilsonInterval', () => {
  // Newcombe 1998, table I, method 3.
  test.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])('%i of %i', (hits, n, low, high) => {
    const interval = wilsonInterval(hits, n);
    expect(interval[0]).toBeCloseTo(low, 4);
    expect(interval[1]).toBeCloseTo(high, 4);
  });

  test('holds the share, keeps within 0..1 and mirrors', () => {
    const counts = fc
      .integer({ min: 1, max: 500 })
      .chain((n) => fc.tuple(fc.integer({ min: 0, max: n }), fc.constant(n)));
    fc.assert(
      fc.property(counts, ([hits, n]) => {
        const [low, high] = wilsonInterval(hits, n);
        expect(low).toBeGreaterThanOrEqual(0);
        expect(high).toBeLessThanOrEqual(1);
        expect(low).toBeLessThanOrEqual(hits / n);
        expect(high).toBeGreaterThanOrEqual(hits / n);
        expect(wilsonInterval(n - hits, n)[0]).toBeCloseTo(1 - high, 9);
      }),
    );
  });
});

test('a rate counts, and is unknown for no items', () => {
  expect(rateOf([1, 2, 3, 4], (v) => v > 3)).toMatchObject({ hits: 1, n: 4, share: 0.25 });
  expect(rate(0, 0)).toEqual({ hits: 0, n: 0, share: Number.NaN, interval: [Number.NaN, Number.NaN] });
});

test('the rule of three applies only to zero events', () => {
  expect(ruleOfThree(0, 300)).toBeCloseTo(0.01, 9);
  expect(ruleOfThree(1, 300)).toBeUndefined();
  expect(ruleOfThree(0, 3)).toBeUndefined();
});
