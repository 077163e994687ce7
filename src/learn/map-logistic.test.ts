import { describe, expect, test } from 'vitest';
import { normals } from '../../test/learn/example-learning.ts';
import { equalClasses, mapLogistic } from './map-logistic.ts';

/** One feature beside the constant: at 1 and -1 with a deviation of 1, whose log likelihood ratio is twice the feature. */
function examples(count: number) {
  const normal = normals(3);
  return equalClasses(
    Array.from({ length: count }, (_, i) => ({ features: [1, (i % 2 ? 1 : -1) + normal()], hit: i % 2 === 1 })),
  );
}

describe('mapLogistic', () => {
  test('finds the log likelihood ratio of two normal classes', () => {
    const [constant, slope] = mapLogistic(examples(2000), [0, 0], [1e-6, 1e-6]);
    expect(constant).toBeCloseTo(0, 0);
    expect(slope).toBeGreaterThan(1.7);
    expect(slope).toBeLessThan(2.3);
  });

  test('stays near its prior where there is little to learn from', () => {
    const [, slope] = mapLogistic(examples(4), [0, -1], [100, 100]);
    expect(slope).toBeCloseTo(-1, 1);
    expect(mapLogistic([], [0.5, -1], [1, 1])).toEqual([0.5, -1]);
  });

  test('stays finite for classes that one feature separates', () => {
    const separable = equalClasses([-2, -1, 1, 2].map((x) => ({ features: [1, x], hit: x > 0 })));
    const [, slope] = mapLogistic(separable, [0, 0], [0.1, 0.1]);
    expect(slope).toBeGreaterThan(0);
    expect(slope).toBeLessThan(20);
  });
});

test('classes weigh the same, whatever their numbers', () => {
  const weighed = equalClasses([true, false, false, false].map((hit) => ({ features: [1], hit })));
  expect(weighed.map(({ weight }) => weight)).toEqual([2, 2 / 3, 2 / 3, 2 / 3]);
  expect(mapLogistic(weighed, [0], [1e-9])[0]).toBeCloseTo(0, 6);
});
