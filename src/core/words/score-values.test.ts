import { expect, test } from 'vitest';
import { say } from './say.ts';
import { scoreValues } from './score-values.ts';

test('a score is in per cent and in likelihood ratios of two digits', () => {
  const values = scoreValues({ probability: 0.926, log10LikelihoodRatio: 1.1, interval: [0.4, 3.077], prior: 0.5 });
  expect(values).toEqual({ percent: 93, priorPercent: 50, likelihoodRatio: 13, low: 2.5, high: 1200 });
  expect(say('page_likelihood_ratio', 'en', { ...values })).toBe('Likelihood ratio 13 (90 % interval 2.5 to 1,200)');
});

test('never reads 0 or 100 per cent', () => {
  const score = { log10LikelihoodRatio: 0, interval: [0, 0], prior: 0.5 } as const;
  expect(scoreValues({ ...score, probability: 0.999 }).percent).toBe(99);
  expect(scoreValues({ ...score, probability: 0.001 }).percent).toBe(1);
});
