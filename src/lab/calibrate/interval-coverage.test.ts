import { expect, test } from 'vitest';
import { exampleRows } from '../../../test/calibrate/example-rows.ts';
import { Random } from '../simulate/random.ts';
import { intervalCoverage } from './interval-coverage.ts';

const DRAWS = 40;

test('90 % intervals hold the truth about nine times in ten, at every logit', () => {
  const { share, byLogit, draws } = intervalCoverage(exampleRows(300, 1.5, new Random('a')), 'seed', DRAWS);
  expect(draws).toBe(DRAWS);
  expect(share).toBeGreaterThan(0.82);
  expect(share).toBeLessThan(0.96);
  expect(byLogit).toHaveLength(20);
  expect(Math.min(...byLogit.map((at) => at.share))).toBeGreaterThan(0.7);
});

test('tablets of one lot that are alike do not make the intervals too narrow', () => {
  // Eight copies of each: treated as independent, they would give a third of the true spread.
  const alike = exampleRows(40, 1.5, new Random('b')).flatMap((row, i) =>
    Array.from({ length: 8 }, () => ({ ...row, truth: { ...row.truth, press: `lot-${i}` } })),
  );
  expect(intervalCoverage(alike, 'seed', DRAWS).share).toBeGreaterThan(0.8);
});

test('the same rows and seed give the same coverage', () => {
  const rows = exampleRows(60, 1.5, new Random('c'));
  expect(intervalCoverage(rows, 'seed', 3)).toEqual(intervalCoverage(rows, 'seed', 3));
});
