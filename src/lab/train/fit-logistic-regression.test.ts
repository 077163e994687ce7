import { expect, test } from 'vitest';
import { Random } from '../simulate/random.ts';
import { fitLogisticRegression, logOdds, type Observation } from './fit-logistic-regression.ts';

/** Observations whose log odds are these weights' of two features, and a third that says nothing. */
function observe(count: number, [a, b]: readonly [number, number]): Observation[] {
  const random = new Random('observations');
  return Array.from({ length: count }, () => {
    const features = [random.normal(), random.normal(), random.normal()];
    const odds = a * (features[0] as number) + b * (features[1] as number);
    return { features, hit: random.chance(1 / (1 + Math.exp(-odds))) };
  });
}

test('finds the weights that the data were made with', () => {
  const [a, b, c, constant] = fitLogisticRegression(observe(20000, [1, -0.5]), 1e-6);
  expect(a).toBeCloseTo(1, 1);
  expect(b).toBeCloseTo(-0.5, 1);
  expect(c).toBeCloseTo(0, 1);
  expect(constant).toBeCloseTo(0, 1);
});

test('classes count the same, however many there are of each', () => {
  const all = observe(20000, [1, 0]);
  const few = all.filter(({ hit }, i) => !hit || i % 5 === 0);
  expect(fitLogisticRegression(few, 1e-6).at(-1)).toBeCloseTo(0, 1);
});

test('what is wholly apart gives finite weights, and so does a feature that never varies', () => {
  const apart = [-2, -1, 1, 2].map((x) => ({ features: [x, 5], hit: x > 0 }));
  const weights = fitLogisticRegression(apart, 1e-3);
  expect(weights.every(Number.isFinite)).toBe(true);
  expect(logOdds(weights, [1, 5])).toBeGreaterThan(logOdds(weights, [-1, 5]));
});
