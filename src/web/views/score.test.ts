import { expect, test } from 'vitest';
import { withPrior } from './score.tsx';

test('another prior changes the probability and nothing else', () => {
  const score = { probability: 0.91, log10LikelihoodRatio: 1, interval: [0.8, 1.2], prior: 0.5 } as const;
  expect(withPrior(score, 0.5).probability).toBe(0.909);
  expect(withPrior(score, 0.05)).toEqual({ ...score, prior: 0.05, probability: 0.345 });
});
