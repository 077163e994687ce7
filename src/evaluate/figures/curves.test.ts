import { expect, test } from 'vitest';
import {
  otherTablet,
  referenceTablet,
  refusedRow,
  tabletRow,
  truthTablet,
} from '../../../test/evaluation/example-rows.ts';
import { curvesOf } from './curves.ts';

const ROWS = [
  tabletRow(2, truthTablet({ severity: 0.9 })),
  tabletRow(-0.5, truthTablet({ severity: 0.2 })),
  tabletRow(-0.3, referenceTablet()),
  refusedRow(referenceTablet(), { unboundedLog10: 0.1 }),
  refusedRow(otherTablet()),
];
const curves = curvesOf(ROWS);

test('ROC by severity, refused tablets at a ratio of 1', () => {
  expect(curves.roc.strong.map(({ falseShare, hitShare }) => [falseShare, hitShare])).toEqual([
    [0, 0],
    [0, 1],
    [0.5, 1],
    [1, 1],
  ]);
  expect(curves.roc.middle).toEqual([]);
  expect(curves.tippett.references.map(({ log10 }) => log10)).toEqual([-0.3, 0]);
});

test('risk: correct side of 1, most certain first, with and without refused tablets', () => {
  expect(curves.riskCoverage.found).toEqual([
    { coverage: 0.25, risk: 0 },
    { coverage: 0.5, risk: 0.5 },
    { coverage: 0.75, risk: expect.closeTo(1 / 3) },
    { coverage: 1, risk: 0.5 },
  ]);
  expect(curves.riskCoverage.compared.at(-1)).toEqual({ coverage: 1, risk: expect.closeTo(1 / 3) });
});

test('every tablet has its cell of confusion', () => {
  expect(curves.confusion).toHaveLength(12);
  expect(curves.confusion.reduce((sum, { count }) => sum + count, 0)).toBe(ROWS.length);
  const cell = curves.confusion.find(({ truth, read }) => truth === 'M' && read === 'unreadable');
  expect(cell).toMatchObject({ count: 1, share: 0.25 });
});

test('the evidence plot has the compared M 30', () => {
  expect(curves.evidence).toEqual([
    { label: 'counterfeit', severity: 0.9, log10: 2 },
    { label: 'counterfeit', severity: 0.2, log10: -0.5 },
    { label: 'reference', severity: 0, log10: -0.3 },
  ]);
});
