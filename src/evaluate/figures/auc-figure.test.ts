import { expect, test } from 'vitest';
import { otherTablet, referenceTablet, refusedRow, tabletRow } from '../../../test/evaluation/example-rows.ts';
import { aucFigure } from './auc-figure.ts';

const set = Array.from({ length: 20 }, (_, i) => [
  tabletRow(1, undefined, { file: `${i}.jpg` }),
  tabletRow(-1, referenceTablet(), { file: `${i}.jpg` }),
  tabletRow(5, otherTablet(), { file: `${i}.jpg` }),
]).flat();

test('counts both labels and skips other imprints', () => {
  expect(aucFigure(set)).toEqual({ value: 1, interval: [1, 1], counterfeits: 20, references: 20 });
});

test('a refused tablet counts as a ratio of 1', () => {
  const rows = [...set, ...Array.from({ length: 20 }, (_, i) => refusedRow(referenceTablet(), { file: `x${i}.jpg` }))];
  expect(aucFigure(rows).value).toBe(1);
  expect(aucFigure([...rows, refusedRow()]).value).toBeLessThan(1);
});

test('another score, and classes that are equal', () => {
  expect(aucFigure(set, (row) => -row.unboundedLog10).value).toBe(0);
  expect(aucFigure([tabletRow(1)])).toMatchObject({ value: Number.NaN, counterfeits: 1, references: 0 });
});
