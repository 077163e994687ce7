import { expect, test } from 'vitest';
import type { TabletFinding, Verdict } from '../core/examination.ts';
import { strongestFirst } from './strongest-first.ts';

function found(verdict: Verdict, log10LikelihoodRatio?: number): TabletFinding {
  const ellipse = { cx: 0, cy: 0, rx: 1, ry: 1, angle: 0 };
  const counterfeit = log10LikelihoodRatio !== undefined && {
    counterfeit: { probability: 0.5, log10LikelihoodRatio, interval: [0, 1], prior: 0.5 } as const,
  };
  return { ellipse, face: 'M', verdict, reasons: [], ...counterfeit };
}

test('verdicts come in the order of the contract, and in each the highest likelihood ratio first', () => {
  const tablets = [
    found('cannot_assess'),
    found('inconclusive', 0.2),
    found('likely_counterfeit', 1.1),
    found('inconclusive', 0.8),
    found('likely_counterfeit', 1.6),
    found('cannot_assess'),
  ];
  expect(strongestFirst(tablets)).toEqual([
    { verdict: 'likely_counterfeit', numbers: [5, 3] },
    { verdict: 'inconclusive', numbers: [4, 2] },
    { verdict: 'cannot_assess', numbers: [1, 6] },
  ]);
});

test('of no tablets there is no group', () => {
  expect(strongestFirst([])).toEqual([]);
});
