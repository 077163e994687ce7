import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { exhibitRatio, type RatioSettings, ratiosOfSeveral } from './exhibit-ratio.ts';
import { type TabletRatio, weighTablets } from './weigh-tablets.ts';

const VARIANCE = { photo: 0.03, tablet: 0.06 };
const settings: RatioSettings = {
  calibration: { log10Bounds: [-2, 2.5], indistinguishableShare: 0.2 },
  exhibit: {
    variance: VARIANCE,
    shift: 0.5,
    gain: 2,
    replicas: Array.from({ length: 21 }, (_, i) => ({ shift: 0.4 + i / 100, gain: 2 })),
    log10Bounds: [-1.5, 1.8],
  },
};

const tablet = (log10: number, photo = 'a', width = 0.1): TabletRatio => ({
  photo,
  log10,
  interval: [log10 - width, log10 + width],
});
const many = (count: number, log10: number, photo?: (i: number) => string): TabletRatio[] =>
  Array.from({ length: count }, (_, i) => tablet(log10, photo?.(i) ?? 'a'));

/** Rounded as printed, to thousandths within the bounds of single tablets. */
const anyTablet = fc
  .record({ log10: fc.integer({ min: -698, max: 2500 }), photo: fc.constantFrom('a', 'b', 'c'), half: fc.nat(300) })
  .map(({ log10, photo, half }) => ({
    photo,
    log10: log10 / 1000,
    interval: [(log10 - half) / 1000, (log10 + half) / 1000] as const,
  }));

describe('the weights', () => {
  test('twenty tablets in one photo keep the error of that photo; twenty photos do not', () => {
    const removed = (tablets: readonly TabletRatio[]) => weighTablets(tablets, VARIANCE).errorRemoved;
    expect(removed(many(20, 0))).toBeCloseTo(1 - (0.03 + 0.06 / 20) / 0.09, 10);
    expect(removed(many(2000, 0))).toBeLessThan(2 / 3);
    expect(removed(many(20, 0, String))).toBeCloseTo(1 - 1 / 20, 10);
  });

  test('a photo with more tablets weighs more, but not in proportion', () => {
    const { mean } = weighTablets([...many(10, 1), tablet(0, 'b')], VARIANCE);
    expect(mean).toBeGreaterThan(1 / 2);
    expect(mean).toBeLessThan(10 / 11);
  });
});

describe('the ratio', () => {
  test('of one tablet is its own, whatever the settings', () => {
    fc.assert(
      fc.property(anyTablet, (one) => {
        expect(exhibitRatio([one], settings)).toEqual({ log10: one.log10, interval: one.interval });
      }),
    );
  });

  test('grows with tablets that agree, and one photo adds less than several', () => {
    const of = (tablets: readonly TabletRatio[]) => exhibitRatio(tablets, settings).log10;
    expect(of(many(2, 0.3))).toBeGreaterThan(0.3);
    expect(of(many(10, 0.3))).toBeGreaterThan(of(many(2, 0.3)));
    expect(of(many(10, 0.3, String))).toBeGreaterThan(of(many(10, 0.3)));
    // Ten photos remove nine tenths of the error.
    expect(of(many(10, 0.3, String))).toBeCloseTo(0.3 + 0.9 * (0.5 + 2 * 0.3), 3);
  });

  test('is never below the floor for indistinguishable counterfeits, nor above what the exhibits support', () => {
    expect(exhibitRatio(many(100, -0.69, String), settings).log10).toBe(-0.698);
    expect(exhibitRatio(many(100, 2.4, String), settings)).toEqual({ log10: 1.8, interval: [1.8, 1.8] });
  });

  test('never falls when a tablet looks more like a counterfeit, and its interval contains it', () => {
    fc.assert(
      fc.property(fc.array(anyTablet, { minLength: 2, maxLength: 12 }), fc.nat(11), fc.nat(500), (some, at, more) => {
        const i = at % some.length;
        const raised = some.map((one, k) => (k === i ? { ...one, log10: one.log10 + more / 1000 } : one));
        const [before, after] = [exhibitRatio(some, settings), exhibitRatio(raised, settings)];
        expect(after.log10).toBeGreaterThanOrEqual(before.log10);
        for (const { log10, interval } of [before, after]) {
          expect(interval[0]).toBeLessThanOrEqual(log10);
          expect(interval[1]).toBeGreaterThanOrEqual(log10);
        }
      }),
    );
  });

  test('does not depend on the order of tablets or the names of photos', () => {
    const some = [tablet(0.1), tablet(0.5, 'b'), tablet(-0.2), tablet(0.9, 'c')];
    const renamed = some.map((one) => ({ ...one, photo: `photo ${one.photo}` })).reverse();
    expect(exhibitRatio(renamed, settings)).toEqual(exhibitRatio(some, settings));
  });

  test('has a wider interval the less the tablets and the map are known', () => {
    const width = (tablets: readonly TabletRatio[], some = settings) => {
      const [low, high] = exhibitRatio(tablets, some).interval;
      return high - low;
    };
    const exact = { ...settings, exhibit: { ...settings.exhibit!, replicas: [{ shift: 0.5, gain: 2 }] } };
    expect(width([tablet(0, 'a', 0), tablet(0, 'b', 0)], exact)).toBe(0);
    expect(width([tablet(0, 'a', 0), tablet(0, 'b', 0)])).toBeGreaterThan(0.05);
    expect(width([tablet(0), tablet(0, 'b')])).toBeGreaterThan(width([tablet(0, 'a', 0), tablet(0, 'b', 0)]));
  });

  test('without calibration of exhibits, many tablets count for no more than one', () => {
    const { calibration } = settings;
    expect(exhibitRatio(many(30, 0.6, String), { calibration })).toEqual({ log10: 0.6, interval: [0.5, 0.7] });
  });

  test('needs a tablet', () => {
    expect(() => exhibitRatio([], settings)).toThrow(RangeError);
  });
});

describe('the ratios of several groups', () => {
  const group = (log10: number) => ({ log10, interval: [log10 - 0.2, log10 + 0.2] as const });
  const of = (...values: number[]) => ratiosOfSeveral(values.map(group), settings).map(({ log10 }) => log10);

  test('the worst of several counts for the mean over which of them are counterfeits', () => {
    // (11 * 1.5 - 1) / 3, for ratios of 10 and 0.5.
    expect(of(1, Math.log10(0.5))[0]).toBeCloseTo(Math.log10(15.5 / 3), 3);
    expect(of(-0.3, 1, -0.3)[1]).toBeLessThan(of(-0.3, 1)[1]!);
    const [{ log10, interval } = group(0)] = ratiosOfSeveral([group(1), group(-0.3)], settings);
    expect(interval.map((end) => Number((end - log10).toFixed(3)))).toEqual([-0.2, 0.2]);
  });

  test('lowers nothing of one group, of several high ones, and of none that suggests a counterfeit', () => {
    for (const values of [[1.2], [1.2, 1.1], [-0.1, -0.3], [0, -0.6]]) expect(of(...values)).toEqual(values);
  });

  test('never raises a ratio, never lowers one below 1, and keeps their order', () => {
    const any = fc.array(
      fc.integer({ min: -698, max: 1800 }).map((value) => value / 1000),
      { minLength: 1, maxLength: 4 },
    );
    fc.assert(
      fc.property(any, (values) => {
        const sorted = values.sort((a, b) => b - a);
        const after = of(...sorted);
        expect([...after].sort((a, b) => b - a)).toEqual(after);
        for (const [i, value] of sorted.entries()) {
          expect(after[i]).toBeLessThanOrEqual(value);
          expect(after[i]).toBeGreaterThanOrEqual(Math.min(0, value));
        }
      }),
    );
  });
});
