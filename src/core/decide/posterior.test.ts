import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyPrior } from '../../../test/contract/examples.ts';
import { posteriorOdds, scoreOf } from './posterior.ts';

const anyLog10 = fc.integer({ min: -2000, max: 4000 }).map((thousandths) => thousandths / 1000);
const scored = (log10: number, prior: number) => scoreOf({ log10, interval: [log10, log10] }, prior).probability;

describe('posterior', () => {
  // The posterior of a likelihood ratio of 10 depends on the prior.
  test.each([
    [1, 0.625, 0.943],
    [1, 0.3, 0.811],
    [1, 0.01, 0.092],
    [-1, 0.95, 0.655],
    [0, 0.5, 0.5],
  ])('log10 likelihood ratio %d at prior %d gives %d', (log10, prior, probability) => {
    expect(scored(log10, prior)).toBe(probability);
  });

  test('agrees with the printed likelihood ratio and prior within the contract’s 0.002', () => {
    fc.assert(
      fc.property(anyLog10, anyPrior, (log10, prior) => {
        const odds = posteriorOdds(log10, prior);
        expect(Math.abs(scored(log10, prior) - odds / (1 + odds))).toBeLessThan(0.002);
      }),
    );
  });

  test('rises with the prior', () => {
    fc.assert(
      fc.property(anyLog10, anyPrior, anyPrior, (log10, a, b) => {
        expect(scored(log10, Math.max(a, b))).toBeGreaterThanOrEqual(scored(log10, Math.min(a, b)));
      }),
    );
    expect(scored(0.5, 0.9)).toBeGreaterThan(scored(0.5, 0.1));
  });

  test('never reads as certainty', () => {
    expect(scored(9, 0.95)).toBe(0.999);
    expect(scored(-9, 0.05)).toBe(0.001);
  });

  test('passes likelihood ratio, interval and prior on unchanged', () => {
    expect(scoreOf({ log10: 0.5, interval: [0.1, 0.9] }, 0.3)).toMatchObject({
      log10LikelihoodRatio: 0.5,
      interval: [0.1, 0.9],
      prior: 0.3,
    });
  });
});
