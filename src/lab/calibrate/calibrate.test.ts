import fc from 'fast-check';
import { expect, test } from 'vitest';
import { exampleRows as rows } from '../../../test/calibrate/example-rows.ts';
import { Random } from '../simulate/random.ts';
import { byLot, type CalibrationRow, calibrate, comparedTablets, fitLogistic, GATE_LIMITS } from './calibrate.ts';

test('the map finds the true likelihood ratio, whatever the share of counterfeits', () => {
  const { slope, intercept } = fitLogistic(rows(9000, 1.5, new Random('true')));
  // The normals are cut at 2.5 deviations, which steepens the truth a little.
  expect(slope * Math.LN10).toBeGreaterThan(1.4);
  expect(slope * Math.LN10).toBeLessThan(1.75);
  expect(intercept).toBeCloseTo(0, 1);
});

test('logits may lie anywhere', () => {
  const shifted = rows(900, 1.5, new Random('shifted'));
  const moved = shifted.map((row) => ({
    ...row,
    evidence: { ...row.evidence, counterfeitLogit: row.evidence.counterfeitLogit + 4 },
  }));
  const [here, there] = [fitLogistic(shifted), fitLogistic(moved)];
  expect(there.slope).toBeCloseTo(here.slope, 2);
  expect(there.intercept).toBeCloseTo(here.intercept - 4 * here.slope, 2);
});

test('separable classes give a finite map', () => {
  const { slope, intercept } = fitLogistic(rows(300, 30, new Random('apart')));
  expect(Number.isFinite(slope) && Number.isFinite(intercept)).toBe(true);
  expect(slope).toBeGreaterThan(0);
});

test('a calibration flags at most one reference tablet in fifty and bounds its ratios by the data', () => {
  const all = [...rows(1500, 2, new Random('a')), ...rows(1500, 2, new Random('b'), '30')];
  const { calibration, verdicts, counts } = calibrate(all, GATE_LIMITS, 'seed');
  expect(counts).toEqual({ reference: 2000, counterfeit: 1000 });
  expect(calibration.log10Bounds[1]).toBeCloseTo(Math.log10(2000 / 3), 2);
  expect(calibration.log10Bounds[0]).toBeCloseTo(-Math.log10(1000 / 3), 2);
  expect(verdicts.likelyCounterfeit).toBeGreaterThanOrEqual(0.7);
  expect(verdicts.noDifferenceSeen).toBeLessThan(verdicts.likelyCounterfeit);
  const flagged = all.filter(({ truth, evidence: { counterfeitLogit } }) => {
    const { slope, intercept } = calibration[truth.face as 'M' | '30'];
    return truth.label === 'reference' && slope * counterfeitLogit + intercept >= verdicts.likelyCounterfeit;
  });
  expect(flagged.length / 2000).toBeLessThanOrEqual(0.02);
  expect(flagged.length / 2000).toBeGreaterThan(0.01);
  const { replicas } = calibration.M;
  expect(new Set(replicas.map((r) => r.slope)).size).toBeGreaterThan(10);
  expect(calibrate(all, GATE_LIMITS, 'seed')).toEqual({ calibration, verdicts, counts });
});

test('tablets that the shipped path would not compare are not used', () => {
  const [row] = rows(1, 1, new Random('one')) as [CalibrationRow];
  const compared = (changed: Partial<CalibrationRow>): number =>
    comparedTablets([{ ...row, ...changed }], GATE_LIMITS).M.length;
  expect(compared({})).toBe(1);
  expect(compared({ quality: { ...row.quality, visible: 0.2 } })).toBe(0);
  expect(compared({ truth: { ...row.truth, face: 'other', label: 'other', up: null } })).toBe(0);
  expect(compared({ evidence: { ...row.evidence, faceProbability: { M: 0.4, '30': 0.3, other: 0.3 } } })).toBe(0);
});

test('a tablet weighs as much as one, in however many sizes its photo is used', () => {
  const [row] = rows(1, 1, new Random('one')) as [CalibrationRow];
  const of = (photo: string, up: number): CalibrationRow => ({ ...row, truth: { ...row.truth, photo, up } });
  const all = [of('a', 10), of('a', 10), of('a', 10), of('a', 40), of('b', 10)];
  const weights = comparedTablets(all, GATE_LIMITS).M.map(({ weight }) => weight);
  expect(weights).toEqual([1 / 3, 1 / 3, 1 / 3, 1, 1]);
});

test('a lot is a reference press with its counterfeits; a photo without a press is its own lot', () => {
  const [row] = rows(1, 1, new Random('one')) as [CalibrationRow];
  const of = (press: string, photo: string): CalibrationRow => ({ ...row, truth: { ...row.truth, press, photo } });
  const all = [
    of('lot-1', 'a'),
    of('lot-1/counterfeit-7', 'b'),
    of('lot-2', 'c'),
    of('', 'd'),
    of('', 'd'),
    of('', 'e'),
  ];
  expect(byLot(all).map((lot) => lot.length)).toEqual([2, 1, 2, 1]);
});

test('the fit does not depend on the order of rows', () => {
  const some = rows(200, 1, new Random('order'));
  fc.assert(
    fc.property(fc.shuffledSubarray(some, { minLength: 200, maxLength: 200 }), (shuffled) => {
      expect(fitLogistic(shuffled).slope).toBeCloseTo(fitLogistic(some).slope, 4);
    }),
    { numRuns: 5 },
  );
});
