import { describe, expect, test } from 'vitest';
import { Random } from '../simulate/random.ts';
import { fitEqualClasses, fitNonNegative, type Labelled } from './fit-logistic.ts';

/** Rows whose true log odds at equal classes are `weights` . features: normal features a unit apart along them. */
function rows(count: number, weights: readonly number[], hitShare: number, random: Random): Labelled[] {
  return Array.from({ length: count }, () => {
    const hit = random.chance(hitShare);
    return { hit, features: weights.map((weight) => random.normal() + (hit ? weight / 2 : -weight / 2)) };
  });
}

describe('logistic regression at equal classes', () => {
  test.each([0.5, 0.15])('finds the true weights where a share of %d are hits', (share) => {
    const { weights, intercept } = fitEqualClasses(rows(12_000, [1.2, 0.6], share, new Random('two')), 2);
    // The normals are cut at 2.5 deviations, which steepens the truth a little.
    expect(weights[0]).toBeCloseTo(1.3, 0);
    expect(weights[1]).toBeCloseTo(0.65, 0);
    expect(weights[0]! / weights[1]!).toBeCloseTo(2, 0);
    expect(intercept).toBeCloseTo(0, 0);
  });

  test('counts redundant features once', () => {
    const once = rows(6000, [1], 0.5, new Random('once'));
    const twice = once.map(({ hit, features: [x = 0] }) => ({ hit, features: [x, x] }));
    const sum = fitEqualClasses(twice, 2).weights.reduce((a, b) => a + b);
    expect(sum).toBeCloseTo(fitEqualClasses(once, 1).weights[0]!, 2);
  });

  test('counts a row of weight two like two rows', () => {
    const some = rows(500, [1], 0.3, new Random('weights'));
    const twice = fitEqualClasses([...some, ...some.slice(0, 200)], 1);
    const heavy = fitEqualClasses(
      some.map((row, i) => ({ ...row, weight: i < 200 ? 2 : 1 })),
      1,
    );
    expect(heavy.weights[0]).toBeCloseTo(twice.weights[0]!, 6);
    expect(heavy.intercept).toBeCloseTo(twice.intercept, 6);
  });

  test('stays finite for separable classes', () => {
    const { weights } = fitEqualClasses(rows(200, [40], 0.5, new Random('apart')), 1);
    expect(weights[0]).toBeGreaterThan(0);
    expect(Number.isFinite(weights[0])).toBe(true);
  });
});

test('a feature that would count against its meaning does not count at all', () => {
  const misled = rows(4000, [1.2, 0.8], 0.5, new Random('misled')).map(({ hit, features: [a = 0, b = 0] }) => ({
    hit,
    features: [a, -b],
  }));
  expect(fitEqualClasses(misled, 2).weights[1]).toBeLessThan(0);
  const { weights } = fitNonNegative(misled, 2);
  expect(weights[1]).toBe(0);
  expect(weights[0]).toBeGreaterThan(0.9);
  const none = misled.map(({ hit, features: [a = 0, b = 0] }) => ({ hit, features: [-a, b] }));
  expect(fitNonNegative(none, 2).weights).toEqual([0, 0]);
});
