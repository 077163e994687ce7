import fc from 'fast-check';
import { expect, test } from 'vitest';
import { areaUnderRoc } from './area-under-roc.ts';
import { rocCurve } from './roc-curve.ts';

test('runs from corner to corner, up for a positive and right for a negative', () => {
  expect(rocCurve([2, 0], [1])).toEqual([
    { falseShare: 0, hitShare: 0 },
    { falseShare: 0, hitShare: 0.5 },
    { falseShare: 1, hitShare: 0.5 },
    { falseShare: 1, hitShare: 1 },
  ]);
  expect(rocCurve([], [1])).toEqual([]);
});

test('the area below it is the area under ROC', () => {
  const values = fc.array(fc.integer({ min: 0, max: 6 }), { minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(values, values, (positives, negatives) => {
      const curve = rocCurve(positives, negatives);
      const area = curve.slice(1).reduce((sum, { falseShare, hitShare }, i) => {
        const from = curve[i] ?? { falseShare: 0, hitShare: 0 };
        return sum + ((falseShare - from.falseShare) * (hitShare + from.hitShare)) / 2;
      }, 0);
      expect(area).toBeCloseTo(areaUnderRoc(positives, negatives), 9);
    }),
  );
});
