import { describe, expect, test } from 'vitest';
import { settings } from '../../../../test/contract/examples.ts';
import { exhibitRatio } from '../../../core/exhibit/exhibit-ratio.ts';
import { groupBySource } from '../../../core/exhibit/group-by-source.ts';
import { Random } from '../../simulate/random.ts';
import { drawExhibits } from './draw-exhibits.ts';
import { makeTablets } from './exhibit-tablets.fixture.ts';
import { bySource } from './exhibit-tablets.ts';
import {
  fitExhibitMap,
  fitExhibits,
  MAX_REFERENCE_EXHIBITS_FLAGGED,
  pooledVariance,
  weighExhibits,
} from './fit-exhibits.ts';
import { MAX_DIVIDED } from './separation-limits.ts';

const COMPONENTS = { source: 0.05, photo: 0.05, tablet: 0.1 };
const made = (seed: string, lots = 150) =>
  makeTablets({ lots, photos: 4, tabletsAPhoto: 5, components: COMPONENTS }, new Random(seed));

describe('fitExhibits', () => {
  const tablets = made('fit');
  const exhibit = fitExhibits({ photos: tablets, closeUps: [] }, settings, 'seed');
  const calibrated = { ...settings, exhibit };
  const heldOut = drawExhibits(made('held out'), new Random('held out'));

  test('finds what normal components imply, in closed form', () => {
    const { source, photo, tablet } = COMPONENTS;
    const total = source + photo + tablet;
    // With equal covariances the natural log likelihood ratio is linear (Fisher's discriminant): the mean times the
    // variance of one tablet over that of the mean.
    for (const [photos, each] of [
      [1, 5],
      [4, 1],
      [4, 5],
    ] as const) {
      const some = Array.from({ length: photos * each }, (_, i) => ({
        photo: String(i % photos),
        log10: 0.2,
        interval: [0.2, 0.2] as const,
      }));
      const truth = (0.2 * total) / (source + photo / photos + tablet / photos / each);
      expect(Math.abs(exhibitRatio(some, calibrated).log10 - truth)).toBeLessThan(0.15);
    }
  });

  test('one tablet keeps its own answer', () => {
    for (const one of tablets.slice(0, 50)) {
      expect(exhibitRatio([one], calibrated)).toEqual({ log10: one.log10, interval: one.interval });
    }
  });

  test('divides few exhibits of one source and flags few of the reference product', () => {
    const divided = heldOut.filter(({ tablets: some }) => groupBySource(some, exhibit).length > 1);
    expect(divided.length / heldOut.length).toBeLessThan(2 * MAX_DIVIDED);
    expect(divided.length).toBeGreaterThan(0);
    const references = heldOut.filter(({ counterfeit }) => !counterfeit);
    const flagged = references.filter(({ tablets: some }) => {
      const { log10, interval } = exhibitRatio(some, calibrated);
      return log10 >= exhibit.verdicts.likelyCounterfeit && interval[0] > 0;
    });
    expect(flagged.length / references.length).toBeLessThan(3 * MAX_REFERENCE_EXHIBITS_FLAGGED);
  });

  test('is bounded by the number of sources', () => {
    expect(bySource(tablets)).toHaveLength(300);
    expect(exhibit.log10Bounds).toEqual([-1.699, 1.699]);
  });

  test('a size that one class alone has calibrates nothing', () => {
    const few = made('few', 10).filter(({ counterfeit, photo }) => counterfeit || /\/[01]$/.test(photo));
    const sizes = fitExhibits({ photos: few, closeUps: [] }, settings, 'seed').separationLimits.map(
      ({ tablets: size }) => size,
    );
    expect(sizes).toEqual([2, 3, 5, 10]);
  });
});

test('tablets that do not tell a photo from its tablets calibrate nothing', () => {
  const single = made('single', 10).filter((_, i) => i % 5 === 0);
  expect(() => fitExhibits({ photos: single, closeUps: [] }, settings, 'seed')).toThrow(RangeError);
});

test('tablets that all say the same gain nothing by their number', () => {
  const alike = made('alike').map((tablet, _, all) => ({
    ...tablet,
    log10: all.find(({ source }) => source === tablet.source)!.log10,
  }));
  const exhibits = drawExhibits(alike, new Random('alike'));
  const { gain, shift } = fitExhibitMap(weighExhibits(exhibits, pooledVariance(made('alike'))));
  expect(gain).toBeLessThan(0.4);
  expect(Math.abs(shift)).toBeLessThan(0.1);
});
