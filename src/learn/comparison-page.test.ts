import { expect, test } from 'vitest';
import { learningSettings, tabletsAround } from '../../test/learn/example-learning.ts';
import { notice } from '../core/words/notice.ts';
import { compare } from './compare.ts';
import { renderComparison } from './comparison-page.ts';
import { describeLearned } from './describe-learned.ts';

const tablets = [
  ...tabletsAround([6, 4, -3, 0, 2, 0], 15),
  ...tabletsAround([5, 4, -3, 2, 2, 1], 15, { seed: 9, counterfeit: true }),
];
const title = { before: 'm30 1', after: 'm30-<b> 1', laboratories: ['Lab & Co'], byCamera: false, language: 'en' };

test('a page that loads nothing, with the card, the folds, both bundles and every tablet', () => {
  const page = renderComparison(compare(tablets, learningSettings), title);
  for (const sentence of [...notice('lab_confirmed', 'en').card, notice('lab_confirmed', 'en').calibratedOn]) {
    expect(page).toContain(sentence);
  }
  expect(page).toContain('m30-&lt;b&gt; 1');
  expect(page).toContain('Lab &amp; Co');
  expect(page).not.toMatch(/<script|src=|href=/);
  expect(page.match(/<circle/g)).toHaveLength(30);
  expect(page).toContain('too few cameras');
});

test('the model card has the same figures with their bounds, and says that those of the shipped bundle do not hold', () => {
  const from = {
    name: 'county',
    date: '2026-11-30',
    base: { name: 'm30', version: '1', sha256: 'a'.repeat(64) },
    photos: 10,
    cameras: 0,
    reference: { M: 15, '30': 0 },
    counterfeit: { M: 15, '30': 0 },
    laboratories: ['Lab & Co'],
  };
  const compared = compare(tablets, learningSettings);
  const card = describeLearned(from, { compared, byCamera: false });
  expect(card).toContain(`| AUC | ${compared.before.auc.toFixed(3)} | ${compared.after.auc.toFixed(3)} |`);
  expect(card).toMatch(/counterfeits not flagged \(missed\) \| .* of 15 \(.* %\) \|/);
  expect(card).toMatch(/those of the bundle that it started from, on simulated tablets.*not hold for this one/s);
});
