import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { groupBySource } from './group-by-source.ts';
import { separate } from './separate.ts';

const variance = { photo: 0.03, tablet: 0.04 };
const settings = {
  variance,
  separationLimits: [
    { tablets: 2, limit: 3 },
    { tablets: 5, limit: 2.5 },
  ],
};
const inPhoto = (...values: number[]) =>
  values.map((log10) => ({ photo: 'a', face: 'M' as const, look: log10, log10 }));

describe('separate', () => {
  test('cuts where the groups are furthest apart, beyond what one source gives', () => {
    const { value, groups } = separate(inPhoto(1.1, -0.2, 1, -0.3), variance);
    expect(groups).toEqual([
      [1, 3],
      [0, 2],
    ]);
    // The means of the halves of a standard normal distribution are 1.596 apart.
    expect(value).toBeCloseTo(1.3 / 0.2 - 1.596, 2);
  });

  test('an odd tablet stays odd among more tablets', () => {
    const among = (count: number) => separate(inPhoto(...new Array<number>(count).fill(-0.3), 1), variance).value;
    expect(among(10)).toBeGreaterThan(3.5);
    expect(among(100)).toBeGreaterThan(3.5);
  });

  test('allows more difference across photos than in one', () => {
    const apart = inPhoto(0, 1).map((tablet, i) => ({ ...tablet, photo: String(i) }));
    expect(separate(apart, variance).value).toBeLessThan(separate(inPhoto(0, 1), variance).value);
  });

  test('tablets that share an odd photo are fewer witnesses than as many in photos of their own', () => {
    const some = [...new Array<number>(5).fill(0), ...new Array<number>(5).fill(0.8)];
    const between = (photoOf: (i: number) => string) =>
      separate(
        inPhoto(...some).map((tablet, i) => ({ ...tablet, photo: photoOf(i) })),
        variance,
      );
    const { value, groups } = between((i) => (i < 5 ? 'a' : 'b'));
    expect(groups[1]).toEqual([5, 6, 7, 8, 9]);
    // Half of the pairs lie in two photos; the means differ by the errors of two photos and of ten tablets.
    const deviation = Math.sqrt(variance.photo / 2 + variance.tablet);
    expect(value).toBeCloseTo((0.8 - 1.596 * deviation) / Math.sqrt(2 * variance.photo + variance.tablet * 0.4), 2);
    expect(value).toBeLessThan(between(String).value);
    // The two kinds side by side in every photo share its light, and differ for another reason.
    expect(between((i) => String(i % 5)).value).toBeGreaterThan(between(String).value);
  });

  test('compares each face with itself', () => {
    const faces = inPhoto(-0.3, 1, -0.3, 1, -0.3, 1).map(
      (one, i) => ({ ...one, face: i % 2 === 0 ? 'M' : '30' }) as const,
    );
    expect(separate(faces, variance).value).toBe(0);
    const odd = [...faces, ...inPhoto(1.2)];
    expect(separate(odd, variance).groups[1]).toEqual([6]);
  });

  test('finds nothing among equal tablets or in one', () => {
    for (const some of [inPhoto(0.3, 0.3, 0.3), inPhoto(0.3)]) expect(separate(some, variance).value).toBe(0);
  });
});

describe('groupBySource', () => {
  test('one odd tablet among thirty is a group of its own, and comes first', () => {
    const values = Array.from({ length: 30 }, (_, i) => -0.3 + 0.01 * (i % 5));
    const groups = groupBySource(inPhoto(...values, 2), settings);
    expect(groups).toHaveLength(2);
    expect(groups[0]).toEqual([30]);
  });

  test('tablets as different as those of one source are one group', () => {
    expect(groupBySource(inPhoto(-0.4, -0.3, -0.1, 0, 0.1, -0.2), settings)).toEqual([[0, 1, 2, 3, 4, 5]]);
  });

  test('three presses are three groups', () => {
    const groups = groupBySource(inPhoto(-0.3, 0.8, 2.2, -0.3, 0.8, 2.2, -0.2, 0.9, 2.3), settings);
    expect(groups).toEqual([
      [2, 5, 8],
      [1, 4, 7],
      [0, 3, 6],
    ]);
  });

  test('the limit is that of the largest calibrated number that is not larger', () => {
    const four = inPhoto(0, 0, 0.86, 0.86);
    const five = inPhoto(0, 0, 0.86, 0.86, 0.86);
    for (const some of [four, five]) {
      const { value } = separate(some, variance);
      expect(value > 2.5 && value < 3).toBe(true);
    }
    expect(groupBySource(four, settings)).toHaveLength(1);
    expect(groupBySource(five, settings)).toHaveLength(2);
  });

  test('every tablet is in one group, and without calibration all are in one', () => {
    const values = fc.array(fc.double({ min: -0.7, max: 2.5, noNaN: true }), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(values, (some) => {
        const groups = groupBySource(inPhoto(...some), settings);
        expect(groups.flat().sort((a, b) => a - b)).toEqual(some.map((_, i) => i));
        expect(groupBySource(inPhoto(...some), undefined)).toHaveLength(1);
      }),
    );
  });
});
