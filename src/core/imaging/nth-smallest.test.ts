import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nthSmallest } from './nth-smallest.ts';

test('it is the value of the sorted values', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 1, maxLength: 80 }), fc.nat(), (values, n) => {
      const rank = n % values.length;
      expect(nthSmallest(Float32Array.from(values), rank)).toBe(values.toSorted((a, b) => a - b)[rank]);
    }),
  );
});

test('of no values there is none', () => {
  expect(nthSmallest(new Float32Array(), 0)).toBeUndefined();
});
