import { describe, expect, test } from 'vitest';
import { exampleRows } from '../../../test/train/example-rows.ts';
import { Random } from '../simulate/random.ts';
import { type CalibrationRow, comparedTablets, GATE_LIMITS } from './calibrate.ts';
import { chooseGates } from './choose-gates.ts';

/** Tablets of any quality, told apart by two deviations where `shows`, not at all elsewhere. */
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
    const seen = { ...row, quality, evidence: { ...row.evidence, faceProbability } };
    const power = row.truth.label === 'counterfeit' && shows(seen) ? 2 : 0;
    return { ...seen, evidence: { ...seen.evidence, counterfeitLogit: row.evidence.counterfeitLogit + power } };
  });
}

describe('chooseGates', () => {
  test('refuses what is not told apart, by that measure and no other', () => {
    const { minDiameterPx, minSharpness, maxGlare, minVisible } = chooseGates(
      rows(({ quality }) => quality.diameterPx >= 100),
      GATE_LIMITS,
    );
    expect(minDiameterPx).toBeGreaterThan(90);
    expect(minDiameterPx).toBeLessThan(110);
    expect(minSharpness).toBeLessThan(0.15);
    expect(maxGlare).toBe(GATE_LIMITS.maxGlare);
    expect(minVisible).toBeLessThan(0.65);
  });

  test('glare is limited from above', () => {
    const { maxGlare } = chooseGates(
      rows(({ quality }) => quality.glare <= 0.17),
      GATE_LIMITS,
    );
    expect(maxGlare).toBeGreaterThan(0.155);
    expect(maxGlare).toBeLessThan(0.185);
  });

  test('where all are told apart, only what the calibration tablets do not reach is refused, or what was before', () => {
    const all = rows(() => true);
    const gates = chooseGates(all, { ...GATE_LIMITS, minDiameterPx: 100 });
    expect(comparedTablets(all, gates).M.length / all.length).toBeGreaterThan(0.96);
    expect(gates).toMatchObject({ minDiameterPx: 61, minSharpness: GATE_LIMITS.minSharpness });
  });

  test('what is more probably another face is not read, however well it is told apart', () => {
    const unsure = rows(() => true).map((row) => ({
      ...row,
      evidence: { ...row.evidence, faceProbability: { M: 0.45, '30': 0.2, other: 0.35 } },
    }));
    expect(chooseGates(unsure, GATE_LIMITS).minFaceProbability).toBe(0.5);
  });

  test('never refuses nearly all, even where nothing is told apart', () => {
    const all = rows(() => false);
    expect(comparedTablets(all, chooseGates(all, GATE_LIMITS)).M.length).toBeGreaterThan(0.2 * all.length);
  });

  test('leaves the limits for other imprints, and all of them where there are no rows', () => {
    const { minOtherProbability, minOtherDiameterPx } = chooseGates(
      rows(() => true),
      GATE_LIMITS,
    );
    expect({ minOtherProbability, minOtherDiameterPx }).toEqual({
      minOtherProbability: GATE_LIMITS.minOtherProbability,
      minOtherDiameterPx: GATE_LIMITS.minOtherDiameterPx,
    });
    expect(chooseGates([], GATE_LIMITS)).toEqual(GATE_LIMITS);
  });
});
