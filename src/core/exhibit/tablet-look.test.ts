import { expect, test } from 'vitest';
import { lookOf } from './tablet-look.ts';

const counterfeit = { probability: 0.5, log10LikelihoodRatio: 0.4, interval: [0.2, 0.6], prior: 0.5 } as const;
const aspects = { imprint: 0.5, colour: 0.5, surface: 0.9, edge: null };

test('a look is the evidence, to which imprint and colour count once more', () => {
  expect(lookOf({ counterfeit, aspects })).toBe(0.4);
  expect(lookOf({ counterfeit, aspects: { ...aspects, imprint: 0.8 } })).toBeCloseTo(0.4 + 0.2 * Math.log(4), 10);
  expect(lookOf({ counterfeit, aspects: { ...aspects, colour: 0.2 } })).toBeCloseTo(0.4 - 0.2 * Math.log(4), 10);
});

test('an aspect that was not assessed counts for nothing, and a certain one is no infinity', () => {
  expect(lookOf({ counterfeit, aspects: { ...aspects, colour: null } })).toBe(0.4);
  expect(lookOf({ counterfeit, aspects: { ...aspects, imprint: 1 } })).toBeLessThan(2);
});
