import fc from 'fast-check';
import { expect, test } from 'vitest';
import { areaUnderRoc } from './area-under-roc.ts';

test('is the share of pairs in order, ties counting half', () => {
  const values = fc.array(fc.integer({ min: 0, max: 6 }), { minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(values, values, (positives, negatives) => {
      const pairs = positives.flatMap((p) => negatives.map((n) => (p > n ? 1 : p === n ? 0.5 : 0)));
      const expected = pairs.reduce<number>((sum, v) => sum + v, 0) / pairs.length;
      expect(areaUnderRoc(positives, negatives)).toBeCloseTo(expected, 9);
    }),
  );
});

test('is unknown for one class alone', () => {
  expect(areaUnderRoc([], [1])).toBeNaN();
  expect(areaUnderRoc([1], [])).toBeNaN();
});
