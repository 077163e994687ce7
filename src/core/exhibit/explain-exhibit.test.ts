import { expect, test } from 'vitest';
import { message } from '../words/say.ts';
import { explainExhibit, isExplanation } from './explain-exhibit.ts';

const weak = message('evidence_weak', 'en');
const flagged = message('exhibit_tablet_flagged', 'en', { flagged: 2, assessed: 9 });

test('an exhibit is explained by its verdict', () => {
  const exhibit = { verdict: 'inconclusive', reasons: [weak] } as const;
  expect(explainExhibit(exhibit, 'en')).toBe('The look of these tablets, taken together, does not decide either way.');
});

test('tablets that are flagged by themselves are said first, in the language of the reader', () => {
  const exhibit = { verdict: 'inconclusive', reasons: [flagged, weak] } as const;
  expect(explainExhibit(exhibit, 'en')).toContain(
    'judged alone: 2 of 9 compared tablets. Beware of every flagged tablet.',
  );
  expect(explainExhibit(exhibit, 'es')).toContain(
    '2 de 9 comprimidos comparados. Desconfíe de cada comprimido señalado.',
  );
  expect(exhibit.reasons.filter((reason) => !isExplanation(reason))).toEqual([weak]);
});
