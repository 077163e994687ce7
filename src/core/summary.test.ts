import { expect, test } from 'vitest';
import type { Verdict } from './examination.ts';
import { summaryOf } from './summary.ts';

const tablets = (counts: Partial<Record<Verdict, number>>): { verdict: Verdict }[] =>
  Object.entries(counts).flatMap(([verdict, count]) =>
    Array.from({ length: count }, () => ({ verdict: verdict as Verdict })),
  );

test('counts the verdicts of more than a dozen tablets, and says what counts do not say', () => {
  const summary = summaryOf(
    tablets({ likely_counterfeit: 9, inconclusive: 20, no_difference_seen: 5, other_imprint: 2, cannot_assess: 4 }),
    'en',
  );
  expect(summary).toEqual({
    code: 'photo_summary',
    message:
      'Tablets found: 40. Compared: 34, of these likely counterfeit: 9, inconclusive: 20, no difference seen: 5. With another imprint: 2. Not assessed: 4. These numbers say nothing about how many are dangerous.',
    values: { tablets: 40, compared: 34, likely: 9, inconclusive: 20, noDifference: 5, other: 2, refused: 4 },
  });
});

test('speaks Spanish', () => {
  expect(summaryOf(tablets({ cannot_assess: 13 }), 'es')?.message).toContain('Sin evaluar: 13.');
});

test('there is none for up to a dozen', () => {
  expect(summaryOf(tablets({ inconclusive: 12 }), 'en')).toBeUndefined();
  expect(summaryOf([], 'en')).toBeUndefined();
});
