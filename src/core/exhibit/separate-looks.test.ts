import { describe, expect, test } from 'vitest';
import { groupBySource } from './group-by-source.ts';
import { type LookedAt, separateLooks } from './separate-looks.ts';

/** Sources differ by 2 deviations of a tablet along the first axis, and hardly along the second; light shares half. */
const space = {
  mean: [0, 0],
  axes: [
    [1, 0],
    [0, 1],
  ],
  between: [2, 0.01],
  photo: [0.5, 0.5],
};
const spaces = { M: space, '30': space };
const settings = { variance: { photo: 0.03, tablet: 0.04 }, separationLimits: [], sources: { spaces, limit: 0.8 } };

function inPhoto(looks: readonly (readonly number[])[], log10s: readonly number[] = []) {
  return looks.map((sourceLook, i): LookedAt & { look: number } => ({
    photo: 'a',
    face: 'M',
    look: 0,
    sourceLook,
    log10: log10s[i] ?? 0,
  }));
}

const four = (x: number, y = 0) => [0.3, -0.2, 0.1, -0.2].map((d) => [x + d, y - d]);

describe('separateLooks', () => {
  test('is the likelihood ratio of two sources against one, in closed form for two tablets', () => {
    const { value, groups } = separateLooks(inPhoto([[0, 0], [3, 0]], [0, 1]), spaces); // biome-ignore format: pairs
    // In one photo, the difference of two tablets has the variance 2 * 0.5; of two sources, 2 * between more.
    const along = (d: number, between: number) => {
      const two = 1 + 2 * between;
      return (d * d - (d * d) / two - Math.log(two)) / 2;
    };
    // One tablet of two is one of three equally probable numbers of tablets, and either of them.
    const natural = along(3, 2) + along(0, 0.01) - Math.log(6);
    expect(value).toBeCloseTo(Math.log10(1 + Math.exp(natural)), 6);
    expect(groups).toEqual([[0], [1]]);
  });

  test('finds the tablets of another source by their look, and calls those with higher ratios the upper group', () => {
    const looks = [...four(0), ...four(4)];
    const tablets = inPhoto(looks, [1, 1, 1, 1, 0, 0, 0, 0]);
    const { value, groups } = separateLooks(tablets, spaces);
    expect(value).toBeGreaterThan(3);
    expect(groups).toEqual([
      [4, 5, 6, 7],
      [0, 1, 2, 3],
    ]);
    // The same distance along the other axis, along which sources hardly differ, says nothing.
    const across = inPhoto([...four(0), ...four(0, 4)]);
    expect(separateLooks(across, spaces).value).toBeLessThan(0.8);
  });

  test('what a photo gives all its tablets is no second source', () => {
    const tablets = inPhoto([...four(0), ...four(2.2)]);
    const apart = tablets.map((tablet, i) => ({ ...tablet, photo: i < 4 ? 'a' : 'b' }));
    expect(separateLooks(apart, spaces).value).toBeLessThan(separateLooks(tablets, spaces).value / 2);
  });

  test('an odd tablet among thirty stands out', () => {
    const many = Array.from({ length: 30 }, (_, i) => [0.5 * Math.sin(i), 0.5 * Math.cos(i)]);
    const { value, groups } = separateLooks(inPhoto([...many, [6, 0]]), spaces);
    expect(value).toBeGreaterThan(3);
    expect([...groups].sort((a, b) => a.length - b.length)[0]).toEqual([30]);
  });

  test('faces are compared each with itself, and a face that shows nothing does not speak against the other', () => {
    const both = [...inPhoto(four(0)), ...inPhoto(four(5)).map((one) => ({ ...one, face: '30' as const }))];
    expect(separateLooks(both, spaces).value).toBeLessThan(0.8);
    const one = inPhoto([...four(0), ...four(4)]);
    const quiet = inPhoto(four(0)).map((tablet) => ({ ...tablet, face: '30' as const }));
    expect(separateLooks([...one, ...quiet], spaces).value).toBeGreaterThanOrEqual(separateLooks(one, spaces).value);
  });
});

describe('groupBySource', () => {
  const tablets = inPhoto([...four(0), ...four(4), ...four(8)], [0, 0, 0, 0, 1, 1, 1, 1, -1, -1, -1, -1]);

  test('divides by looks until each group may be of one source', () => {
    expect(groupBySource(tablets, settings)).toEqual([
      [4, 5, 6, 7],
      [0, 1, 2, 3],
      [8, 9, 10, 11],
    ]);
  });

  test('without the look of one tablet, all are divided by their findings', () => {
    const [first, ...others] = tablets;
    const { sourceLook: _, ...withoutLook } = first!;
    // No limit is calibrated for findings here, so nothing is divided.
    expect(groupBySource([withoutLook, ...others], settings)).toHaveLength(1);
  });
});
