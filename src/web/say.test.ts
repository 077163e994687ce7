import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { en } from '../core/words/en.ts';
import { say } from '../core/words/say.ts';
import { scoreValues as coreScoreValues } from '../core/words/score-values.ts';
import { fill } from './say.js';
import { scoreValues } from './score-values.js';

describe('the page says what the core says', () => {
  test('templates are filled alike', () => {
    const values = { percent: 93, priorPercent: 50, likelihoodRatio: 1234.5, low: 0.2, high: 1e6 };
    expect(fill(en.score, 'en', values)).toBe(say('score', 'en', values));
    expect(fill(en.page_photo_alt, 'en', { name: '<img src=x>{number}' })).toBe('Photo <img src=x>{number}');
    expect(fill(en.page_photo_alt, 'en', {})).toBe(say('page_photo_alt', 'en'));
  });

  test('scores are told alike', () => {
    const log10 = fc.double({ min: -3, max: 6, noNaN: true });
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(share, log10, log10, log10, share, (probability, log10LikelihoodRatio, low, high, prior) => {
        const score = { probability, log10LikelihoodRatio, interval: [low, high], prior } as const;
        expect(scoreValues(score)).toEqual(coreScoreValues(score));
      }),
    );
  });
});
