import { expect, test } from 'vitest';
import { strengthOf, withPrior } from './score.tsx';

test('the strength grows with the likelihood ratio, and nothing below 1 is called support', () => {
  const codes = [2.2, 1.5, 0.5, 0, -0.2, -0.7].map(strengthOf);
  expect(codes).toEqual([
    'page_strength_strong',
    'page_strength_moderate',
    'page_strength_weak',
    'page_strength_neither',
    'page_strength_neither',
    'page_strength_against',
  ]);
});

test('another prior changes the probability and nothing else', () => {
  const score = { probability: 0.91, log10LikelihoodRatio: 1, interval: [0.8, 1.2], prior: 0.5 } as const;
  expect(withPrior(score, 0.5).probability).toBe(0.909);
  expect(withPrior(score, 0.05)).toEqual({ ...score, prior: 0.05, probability: 0.345 });
});
