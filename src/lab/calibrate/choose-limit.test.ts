import { describe, expect, test } from 'vitest';
import { Random } from '../simulate/random.ts';
import { chooseLimit, errorOfArea, type MeasuredTablet, rising } from './choose-limit.ts';

/** Tablets whose measure is uniform over 0..1, separated by `power(measure)` deviations. */
function tablets(power: (measure: number) => number, count = 4000): MeasuredTablet[] {
  const random = new Random('tablets');
  return Array.from({ length: count }, () => {
    const [measure, counterfeit] = [random.uniform(), random.chance(0.5)];
    return { measure, counterfeit, score: random.normal(1) + (counterfeit ? power(measure) : 0) };
  });
}

describe('chooseLimit', () => {
  test('finds the limit from which tablets are distinguished', () => {
    const limit = chooseLimit(
      tablets((measure) => (measure < 0.25 ? 0 : 1.5)),
      20,
      0.5,
    );
    expect(limit).toBeGreaterThan(0.2);
    expect(limit).toBeLessThan(0.3);
  });

  test('sets none if the lowest band is distinguished already', () => {
    expect(
      chooseLimit(
        tablets(() => 1.5),
        20,
        0.5,
      ),
    ).toBeUndefined();
  });

  test('gives up no more than allowed, even if nothing is distinguished', () => {
    const all = tablets(() => 0);
    const limit = chooseLimit(all, 20, 0.3)!;
    const lost = all.filter(({ measure }) => measure < limit).length / all.length;
    expect(lost).toBeLessThanOrEqual(0.3);
    expect(lost).toBeGreaterThan(0.2);
  });

  test('equal measures are kept or given up together', () => {
    const all = tablets((measure) => (measure < 0.25 ? 0 : 1.5)).map((tablet) => ({
      ...tablet,
      measure: Math.ceil(tablet.measure * 4),
    }));
    expect(chooseLimit(all, 20, 0.5)).toBe(2);
  });

  test('sets none that rests on too few tablets', () => {
    const power = (measure: number): number => (measure < 0.25 ? 0 : 1.5);
    expect(chooseLimit(tablets(power, 200), 10, 0.5)).toBeUndefined();
    expect(chooseLimit(tablets(power, 2000), 10, 0.5)).toBeGreaterThan(0.15);
  });

  test('gives no limit for too few rows', () => {
    expect(
      chooseLimit(
        tablets(() => 0, 10),
        20,
        0.5,
      ),
    ).toBeUndefined();
    expect(chooseLimit([], 20, 0.5)).toBeUndefined();
  });
});

test('rising values stay, falling ones are pooled by weight', () => {
  const weigh = (...values: number[]) => values.map((value, i) => ({ value, weight: i + 1 }));
  expect(rising(weigh(1, 2, 3))).toEqual([1, 2, 3]);
  expect(rising(weigh(4, 1, 3))).toEqual([2, 2, 3]);
  expect(rising(weigh(3, 2, 1))).toEqual(new Array(3).fill(expect.closeTo((3 + 4 + 3) / 6, 9)));
});

test('the error of an area at chance is that of the rank sum', () => {
  expect(errorOfArea(0.5, 30, 50)).toBeCloseTo(Math.sqrt((30 + 50 + 1) / (12 * 30 * 50)), 12);
  expect(errorOfArea(0.9, 30, 50)).toBeLessThan(errorOfArea(0.5, 30, 50));
});
