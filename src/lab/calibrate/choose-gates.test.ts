import { describe, expect, test } from 'vitest';
import { exampleRows } from '../../../test/calibrate/example-rows.ts';
import { Random } from '../simulate/random.ts';
import { type CalibrationRow, comparedTablets, GATE_LIMITS } from './calibrate.ts';
import { chooseGates, chooseMaxBackground, chooseOtherProbabilities } from './choose-gates.ts';

/** Tablets of any quality, separated by two deviations if `shows`, otherwise not at all. */
function rows(shows: (row: CalibrationRow) => boolean): CalibrationRow[] {
  const random = new Random('gates');
  return exampleRows(6000, 0, random).map((row) => {
    const quality = {
      diameterPx: random.range(60, 260),
      sharpness: random.range(0.1, 1),
      glare: random.range(0, 0.2),
      visible: random.range(0.6, 1),
    };
    const faceProbability = { M: random.range(0.55, 1), '30': 0, other: 0 };
    const shown = { ...row, quality, evidence: { ...row.evidence, faceProbability } };
    const power = row.truth.label === 'counterfeit' && shows(shown) ? 2 : 0;
    return { ...shown, evidence: { ...shown.evidence, counterfeitLogit: row.evidence.counterfeitLogit + power } };
  });
}

describe('chooseGates', () => {
  test('refuses what is not distinguished, by that measure and no other', () => {
    const { minDiameterPx, minSharpness, maxGlare, minVisible } = chooseGates(
      rows(({ quality }) => quality.diameterPx >= 100),
      GATE_LIMITS,
    );
    expect(minDiameterPx).toBeGreaterThan(90);
    expect(minDiameterPx).toBeLessThan(110);
    expect(minSharpness).toBeLessThan(0.15);
    expect(maxGlare).toBe(GATE_LIMITS.maxGlare);
    expect(minVisible).toBe(GATE_LIMITS.minVisible);
  });

  test('glare is limited from above', () => {
    const { maxGlare } = chooseGates(
      rows(({ quality }) => quality.glare <= 0.17),
      GATE_LIMITS,
    );
    expect(maxGlare).toBeGreaterThan(0.155);
    expect(maxGlare).toBeLessThan(0.185);
  });

  test('the laxest limits stay if all are distinguished', () => {
    const gates = chooseGates(
      rows(() => true),
      GATE_LIMITS,
    );
    expect(gates).toEqual({ ...GATE_LIMITS, maxBackground: 0.5 });
  });

  test('finds a short tail that is not distinguished, if it has enough tablets', () => {
    const limitAt = (visible: number): number =>
      chooseGates(
        rows(({ quality }) => quality.visible >= visible),
        { ...GATE_LIMITS, minVisible: 0 },
      ).minVisible;
    expect(limitAt(0.62)).toBe(0);
    expect(limitAt(0.68)).toBeGreaterThan(0.66);
    expect(limitAt(0.68)).toBeLessThan(0.71);
  });

  test('never refuses nearly all, even if nothing is distinguished', () => {
    const all = rows(() => false);
    const most = comparedTablets(all, GATE_LIMITS).M.length;
    expect(comparedTablets(all, chooseGates(all, GATE_LIMITS)).M.length).toBeGreaterThan(0.2 * most);
  });

  test('the laxest limits stay without rows', () => {
    expect(chooseGates([], GATE_LIMITS)).toEqual({ ...GATE_LIMITS, maxBackground: 0.5 });
  });
});

describe('chooseOtherProbabilities', () => {
  const lax = { ...GATE_LIMITS, minOtherProbability: 0.5, minSmallOtherProbability: 0.5 };
  /** M 30 tablets of 20 to 60 pixels, of which every fiftieth looks like another imprint, with rising probability. */
  const sized = (sureOf: (diameterPx: number) => number): CalibrationRow[] => {
    const random = new Random('other');
    return exampleRows(6000, 0, random).map((row, i) => {
      const quality = { ...row.quality, diameterPx: random.range(20, 60) };
      const other = i % 50 === 0 ? random.range(0.6, sureOf(quality.diameterPx)) : 0.05;
      return { ...row, quality, evidence: { ...row.evidence, faceProbability: { M: 1 - other, '30': 0, other } } };
    });
  };
  const called = (rows: readonly CalibrationRow[], limit: number): number =>
    rows.filter(({ evidence }) => evidence.faceProbability.other >= limit).length;

  test('call one M 30 in a hundred another imprint, of the large and of the small', () => {
    const rows = sized((diameterPx) => (diameterPx < 40 ? 0.95 : 0.8));
    const { minOtherProbability, minSmallOtherProbability } = chooseOtherProbabilities(rows, lax);
    expect(minOtherProbability).toBeCloseTo(0.7, 1);
    expect(minSmallOtherProbability).toBeCloseTo(0.775, 1);
    const [small, large] = [true, false].map((is) => rows.filter((row) => row.quality.diameterPx < 40 === is)) as [
      CalibrationRow[],
      CalibrationRow[],
    ];
    expect(called(large, minOtherProbability)).toBeLessThanOrEqual(large.length / 100);
    expect(called(large, minOtherProbability - 0.02)).toBeGreaterThan(large.length / 100);
    expect(called(small, minSmallOtherProbability)).toBeLessThanOrEqual(small.length / 100);
    expect(called(small, minSmallOtherProbability - 0.02)).toBeGreaterThan(small.length / 100);
  });

  test('the limit of small ones is never lower', () => {
    const rows = sized((diameterPx) => (diameterPx < 40 ? 0.65 : 0.9));
    const { minOtherProbability, minSmallOtherProbability } = chooseOtherProbabilities(rows, lax);
    expect(minSmallOtherProbability).toBe(minOtherProbability);
  });

  test('neither is laxer than the limits set by hand', () => {
    const strict = { ...GATE_LIMITS, minOtherProbability: 0.97, minSmallOtherProbability: 0.98 };
    expect(
      chooseOtherProbabilities(
        sized(() => 0.9),
        strict,
      ),
    ).toEqual({
      minOtherProbability: 0.97,
      minSmallOtherProbability: 0.98,
    });
  });

  test('findings dropped as background do not count', () => {
    const rows = sized(() => 0.9);
    const nothing = { M: 0.01, '30': 0, other: 0.1 };
    const withBackgrounds = [
      ...rows,
      ...rows.map((row) => ({ ...row, evidence: { ...row.evidence, faceProbability: nothing } })),
    ];
    const gates = { ...lax, maxBackground: 0.7 };
    expect(chooseOtherProbabilities(withBackgrounds, gates)).toEqual(chooseOtherProbabilities(rows, gates));
  });
});

test('findings are dropped as background where hardly any tablet is', () => {
  const all = exampleRows(1000, 0, new Random('nothing')).map((row, i) => {
    // Of a thousand tablets twenty look like background, in rising degree; all below the promised size do.
    const nothing = i < 20 ? 0.99 - 0.02 * i : 0.05;
    return { ...row, evidence: { ...row.evidence, faceProbability: { M: 1 - nothing, '30': 0, other: 0 } } };
  });
  const limit = chooseMaxBackground(all);
  const left = all.filter(({ evidence }) => 1 - evidence.faceProbability.M > limit).length;
  expect(left).toBeLessThanOrEqual(17);
  expect(left).toBeGreaterThan(14);
  expect(chooseMaxBackground(all.slice(20))).toBe(0.5);
  const tiny = all.slice(0, 20).map((row) => ({ ...row, quality: { ...row.quality, diameterPx: 20 } }));
  expect(chooseMaxBackground([...tiny, ...all.slice(20)])).toBe(0.5);
});
