import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cllr, cllrMin } from './cllr.ts';

const ratios = fc.array(fc.double({ min: -3, max: 3, noNaN: true }), { minLength: 1, maxLength: 15 });

describe('cllr', () => {
  test('is 1 without information, near 0 with perfect information, above 1 if misleading', () => {
    expect(cllr([0, 0], [0])).toBe(1);
    expect(cllr([4, 4], [-4])).toBeLessThan(0.001);
    expect(cllr([-2], [2])).toBeGreaterThan(6);
  });

  test('of one ratio of 10 on either side', () => {
    expect(cllr([1], [-1])).toBeCloseTo(Math.log2(1.1), 9);
    expect(cllr([1], [1])).toBeCloseTo((Math.log2(1.1) + Math.log2(11)) / 2, 9);
  });

  test('is unknown for one class alone', () => {
    expect(cllr([], [1])).toBeNaN();
    expect(cllrMin([], [1])).toBeNaN();
    expect(cllrMin([1], [])).toBeNaN();
  });
});

describe('cllrMin', () => {
  test('is 0 for the right order and 1 for the reverse', () => {
    expect(cllrMin([0.1, 0.2], [-5, 0])).toBe(0);
    expect(cllrMin([-1, -2], [3, 4])).toBeCloseTo(1, 9);
  });

  test('is never above cllr, nor above 1', () => {
    fc.assert(
      fc.property(ratios, ratios, (counterfeits, references) => {
        const least = cllrMin(counterfeits, references);
        expect(least).toBeLessThanOrEqual(Math.min(1, cllr(counterfeits, references)) + 1e-9);
        expect(least).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  test('does not change when the ratios are stretched', () => {
    fc.assert(
      fc.property(ratios, ratios, (counterfeits, references) => {
        // A power of two, so that no two values become equal by rounding.
        const stretch = (values: readonly number[]) => values.map((value) => value * 4);
        expect(cllrMin(stretch(counterfeits), stretch(references))).toBeCloseTo(cllrMin(counterfeits, references), 9);
      }),
    );
  });
});
