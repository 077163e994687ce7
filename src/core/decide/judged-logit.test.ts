import { describe, expect, test } from 'vitest';
import { goodQuality, plainM, policy, settings, tablet } from '../../../test/contract/examples.ts';
import type { LearnedFace } from '../learning-settings.ts';
import type { ModelSettings } from '../model.ts';
import { decide } from './decide.ts';
import { departures, distanceOf, judgedLogit, learnedLogit, learnedLookOf } from './judged-logit.ts';

const seen = { ...tablet, quality: goodQuality, evidence: { ...plainM, embedding: [0.6, 0.8], counterfeitLogit: 2 } };
const look = learnedLookOf(seen)!;

/** Compares the first two numbers of the look with a reference whose logit is 1. */
const learned: LearnedFace = {
  mean: [1, 0.6, ...look.slice(2)],
  axes: [
    [2, ...look.slice(1).map(() => 0)],
    [0, 1, ...look.slice(2).map(() => 0)],
  ],
  weights: { constant: -1, logit: 0.5, axes: [3, 0], sizes: [0.1, 5], distance: 0.25 },
  shipped: { constant: 0, logit: 1, share: 0 },
};
const changed: ModelSettings = { ...settings, learned: { M: learned } };

describe('judgedLogit', () => {
  test('is the inspector’s in a bundle that has not learned, and of a face that it has not learned', () => {
    expect(judgedLogit(seen, 'M', settings)).toBe(2);
    expect(judgedLogit(seen, '30', changed)).toBe(2);
  });

  test('is a weighted sum of logit, departures and distance where the face was learned', () => {
    expect(departures(look, learned)).toEqual([2, 0]);
    // Distance: log(1 + (2 * 2 + 0) / 2).
    const expected = -1 + 0.5 * 2 + 3 * 2 + 0.1 * Math.log(5) + 0.25 * Math.log(3);
    expect(judgedLogit(seen, 'M', changed)).toBeCloseTo(expected, 12);
    expect(learnedLogit(look, learned)).toBe(judgedLogit(seen, 'M', changed));
  });

  test('counts the shipped reference too, for a share: the one that explains the look better', () => {
    const both = { ...learned, shipped: { constant: -0.5, logit: 1, share: 0.25 } };
    const own = learnedLogit(look, learned);
    const shipped = -0.5 + 2;
    const expected = -Math.log(0.75 * Math.exp(-own) + 0.25 * Math.exp(-shipped));
    expect(learnedLogit(look, both)).toBeCloseTo(expected, 12);
    const far = learnedLogit([2, 1e6, ...look.slice(2)], { ...both, weights: { ...both.weights, distance: 1e3 } });
    expect(far).toBeCloseTo(shipped - Math.log(0.25), 9);
  });

  test('is the inspector’s in a photo without colour, which has a calibration of its own', () => {
    expect(judgedLogit({ ...seen, tint: [1, 1, 1] }, 'M', changed)).toBe(2);
  });

  test('is no number if the look is not made of numbers', () => {
    const { embedding: _, ...evidence } = seen.evidence;
    expect(judgedLogit({ ...seen, evidence }, 'M', changed)).toBeNaN();
  });
});

test('the distance is 0 at the reference, and grows ever more slowly', () => {
  expect(distanceOf([0, 0])).toBe(0);
  expect(distanceOf([1, 1])).toBeCloseTo(Math.log(2), 12);
  expect(distanceOf([100, 100]) - distanceOf([99, 99])).toBeLessThan(distanceOf([2, 2]) - distanceOf([1, 1]));
});

describe('decide, with a bundle that has learned', () => {
  test('reports the likelihood ratio of the judged logit', () => {
    const { slope, intercept } = settings.calibration.M;
    const expected = slope * judgedLogit(seen, 'M', changed) + intercept;
    expect(decide(seen, changed, policy).counterfeit?.log10LikelihoodRatio).toBeCloseTo(Math.min(expected, 2), 2);
    expect(decide(seen, settings, policy).counterfeit?.log10LikelihoodRatio).toBeCloseTo(slope * 2 + intercept, 2);
  });

  test('refuses a tablet without a look', () => {
    const { embedding: _, ...evidence } = seen.evidence;
    const { verdict, reasons } = decide({ ...seen, evidence }, changed, policy);
    expect([verdict, reasons[0]?.code]).toEqual(['cannot_assess', 'unfamiliar']);
  });
});
