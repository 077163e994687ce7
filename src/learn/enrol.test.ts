import { describe, expect, test } from 'vitest';
import { settings } from '../../test/contract/examples.ts';
import { enrolmentFace, learningSettings, tabletsAround } from '../../test/learn/example-learning.ts';
import { departures } from '../core/decide/judged-logit.ts';
import { enrol } from './enrol.ts';
import { enrolFace, shippedFace } from './enrol-face.ts';
import { judgeLook } from './judge-look.ts';
import { learnedReference } from './learned-reference.ts';
import { safeThreshold } from './safe-threshold.ts';

/** A product to which the inspector's logit (the first number) is that of a counterfeit. */
const FOREIGN = [6, 4, -3, 0, 2, 0];
const flags = (look: readonly number[], model = learningSettings) =>
  judgeLook({ look, face: 'M' }, model).log10 >= model.verdicts.likelyCounterfeit;

describe('learnedReference', () => {
  test('moves toward the tablets, the further the more there are', () => {
    const [few, many] = [2, 30].map((count) => learnedReference(tabletsAround(FOREIGN, count), enrolmentFace));
    const far = (space: typeof few) => Math.hypot(...departures(FOREIGN, { ...space!, axes: enrolmentFace.axes }));
    expect(far(many!)).toBeLessThan(far(few!));
    expect(far(many!)).toBeLessThan(1);
  });

  test('stays as shipped without any', () => {
    expect(learnedReference([], enrolmentFace).mean).toEqual(enrolmentFace.mean);
  });

  test('counts photos, not tablets alone: twelve tablets of one photo say less than those of four', () => {
    const apart = tabletsAround(FOREIGN, 12);
    const together = apart.map((tablet) => ({ ...tablet, photo: 'one' }));
    const shift = (tablets: typeof apart) => Math.hypot(...learnedReference(tablets, enrolmentFace).mean);
    expect(shift(together)).toBeLessThan(shift(apart));
  });

  test('widens where the tablets differ from one another more than simulated ones', () => {
    const wide = tabletsAround(FOREIGN, 20).map((tablet) => ({
      ...tablet,
      look: tablet.look.map((value, i) => (i === 1 ? FOREIGN[1]! + 5 * (value - FOREIGN[1]!) : value)),
    }));
    const { axes } = learnedReference(wide, enrolmentFace);
    expect(axes[1]![1]).toBeLessThan(0.5);
    expect(axes[2]![2]).toBeGreaterThan(0.7);
  });
});

describe('enrol', () => {
  const references = tabletsAround(FOREIGN, 15);
  const { settings: enrolled, faces } = enrol(references, learningSettings);

  test('no longer counts the tablets’ own look against them', () => {
    const others = tabletsAround(FOREIGN, 30, { seed: 99 });
    expect(others.every(({ look }) => flags(look))).toBe(true);
    expect(others.filter(({ look }) => flags(look, enrolled)).length).toBeLessThanOrEqual(1);
    expect(faces).toMatchObject([{ face: 'M', tablets: 15, photos: 5, flaggedBefore: 15, flaggedAfter: 0 }]);
  });

  test('counts what lies outside it, in any direction', () => {
    for (const i of [1, 2, 3]) {
      const outside = FOREIGN.map((value, k) => (k === i ? value + 12 : value));
      expect(judgeLook({ look: outside, face: 'M' }, enrolled).log10).toBeGreaterThan(0.5);
    }
  });

  test('leaves a face with too few tablets as it shipped', () => {
    const few = enrol([...references, ...tabletsAround(FOREIGN, 4, { face: '30' })], learningSettings);
    expect(Object.keys(few.settings.learned ?? {})).toEqual(['M']);
    expect(few.settings.calibration['30']).toBe(learningSettings.calibration['30']);
  });

  test('changes next to nothing if the tablets look as simulated ones do and are few', () => {
    const known = enrolFace(tabletsAround(enrolmentFace.mean, 1), shippedFace(learningSettings, 'M'));
    const { slope } = settings.calibration.M;
    expect(known.learned.weights.logit).toBeCloseTo((slope * Math.LN10 * 5) / 6, 5);
  });

  test('has an interval that contains each likelihood ratio', () => {
    for (const { look } of references) {
      const { log10, interval } = judgeLook({ look, face: 'M' }, enrolled);
      expect(interval[0]).toBeLessThanOrEqual(log10);
      expect(interval[1]).toBeGreaterThanOrEqual(log10);
    }
  });

  test('needs a bundle that can learn', () => {
    expect(() => enrol(references, settings)).toThrow(/enrolment/);
  });
});

test('the threshold rises where reference tablets would exceed it, and never falls', () => {
  expect(safeThreshold([-1, -1.1, -0.9], 1)).toBe(1);
  expect(safeThreshold([0.8, 1.2, 0.9, 1.1], 1)).toBeGreaterThan(1.3);
  expect(safeThreshold([5], 1)).toBe(1);
});
