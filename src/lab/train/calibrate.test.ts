import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Random } from '../simulate/random.ts';
import { type CalibrationRow, calibrate, comparedTablets, fitLogistic, GATE_LIMITS } from './calibrate.ts';

/** Rows whose logits are normal around -d/2 and d/2 with deviation 1: their true log likelihood ratio is d times the logit. */
function rows(count: number, d: number, random: Random, face: 'M' | '30' = 'M'): CalibrationRow[] {
  return Array.from({ length: count }, (_, i) => {
    const fake = i % 3 === 0;
    return {
      truth: {
        photo: `${Math.floor(i / 4)}.jpg`,
        face,
        label: fake ? ('counterfeit' as const) : ('reference' as const),
        severity: fake ? random.uniform() : 0,
        aspects: [fake, false, false, false],
        up: 0,
        visible: 1,
        press: '',
        rim: null,
        traits: [],
      },
      quality: { diameterPx: 200, sharpness: 1, glare: 0, visible: 1 },
      evidence: {
        faceProbability: { M: face === 'M' ? 0.98 : 0.01, '30': face === '30' ? 0.98 : 0.01, other: 0 },
        upAngle: 0,
        counterfeitLogit: random.normal(1) + (fake ? d / 2 : -d / 2),
        aspectProbability: { imprint: 0.5, colour: 0.5, surface: 0.5, edge: 0.5 },
      },
    };
  });
}

test('the map finds the true likelihood ratio, whatever the share of counterfeits', () => {
  const { slope, intercept } = fitLogistic(rows(9000, 1.5, new Random('true')));
  // The normals are cut at 2.5 deviations, which steepens the truth a little.
  expect(slope * Math.LN10).toBeGreaterThan(1.4);
  expect(slope * Math.LN10).toBeLessThan(1.75);
  expect(intercept).toBeCloseTo(0, 1);
});

test('classes that are wholly apart give a finite map', () => {
  const { slope, intercept } = fitLogistic(rows(300, 30, new Random('apart')));
  expect(Number.isFinite(slope) && Number.isFinite(intercept)).toBe(true);
  expect(slope).toBeGreaterThan(0);
});

test('a calibration spares the reference tablets and bounds what it vouches for', () => {
  const all = [...rows(1500, 2, new Random('a')), ...rows(1500, 2, new Random('b'), '30')];
  const { calibration, verdicts, counts } = calibrate(all, GATE_LIMITS, 'seed');
  expect(counts).toEqual({ reference: 2000, counterfeit: 1000 });
  expect(calibration.log10Bounds[1]).toBeCloseTo(Math.log10(2000 / 3), 2);
  expect(calibration.log10Bounds[0]).toBeCloseTo(-Math.log10(1000 / 3), 2);
  expect(verdicts.likelyCounterfeit).toBeGreaterThanOrEqual(1);
  expect(verdicts.noDifferenceSeen).toBeLessThan(verdicts.likelyCounterfeit);
  const { slope, intercept, replicas } = calibration.M;
  const accused = all
    .filter((row) => row.truth.label === 'reference' && row.truth.face === 'M')
    .filter((row) => slope * row.evidence.counterfeitLogit + intercept >= verdicts.likelyCounterfeit);
  expect(accused.length / 1000).toBeLessThan(0.04);
  expect(new Set(replicas.map((r) => r.slope)).size).toBeGreaterThan(10);
  expect(calibrate(all, GATE_LIMITS, 'seed')).toEqual({ calibration, verdicts, counts });
});

test('what the shipped path would not compare does not calibrate', () => {
  const [row] = rows(1, 1, new Random('one')) as [CalibrationRow];
  const compared = (changed: Partial<CalibrationRow>): number =>
    comparedTablets([{ ...row, ...changed }], GATE_LIMITS).M.length;
  expect(compared({})).toBe(1);
  expect(compared({ quality: { ...row.quality, visible: 0.2 } })).toBe(0);
  expect(compared({ truth: { ...row.truth, face: 'other', label: 'other', up: null } })).toBe(0);
  expect(compared({ evidence: { ...row.evidence, faceProbability: { M: 0.4, '30': 0.3, other: 0.3 } } })).toBe(0);
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
