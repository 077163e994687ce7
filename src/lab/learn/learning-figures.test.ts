import { expect, test } from 'vitest';
import { learningSettings, tabletsAround } from '../../../test/learn/example-learning.ts';
import { learningFigures } from './learning-figures.ts';
import type { TruthRow } from './truth-rows.ts';

/** Two products to which the inspector's logit is reversed, 60 tablets of each class. */
const rows: TruthRow[] = [0, 1].flatMap((lot) => {
  const reference = [6, 4, -3, 3 * lot, 2, 0];
  const counterfeit = reference.map((value, i) => value + [-1, 0, 0, 4, 0, 4][i]!);
  return [
    ...tabletsAround(reference, 60, { seed: 11 + lot, name: `${lot} references` }),
    ...tabletsAround(counterfeit, 60, { seed: 31 + lot, counterfeit: true, name: `${lot} counterfeits` }),
  ].map((tablet) => ({ ...tablet, lot, press: '', severity: tablet.counterfeit ? 0.5 : 0 }));
});

test('a product is judged by what was learned from its other photos', () => {
  const [shipped, enrolled, adapted] = learningFigures(rows, learningSettings, 'test', rows);
  expect(shipped!.auc).toBeLessThan(0.5);
  expect(shipped!.elsewhere).toBeCloseTo(shipped!.pooled.auc, 6);
  expect(enrolled!.auc).toBeGreaterThan(0.9);
  expect(adapted!.auc).toBeGreaterThan(0.9);
  expect(enrolled!.pooled.referencesFlagged.hits).toBeLessThan(shipped!.pooled.referencesFlagged.hits);
  for (const { pooled } of [shipped!, enrolled!, adapted!]) {
    expect(pooled.referencesFlagged.n + pooled.counterfeitsMissed.n).toBe(rows.length);
  }
});

test('without another set nothing is said of it', () => {
  expect(learningFigures(rows, learningSettings, 'test')[0]!.elsewhere).toBeUndefined();
});
