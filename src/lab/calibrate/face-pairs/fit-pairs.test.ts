import { describe, expect, test } from 'vitest';
import { settings } from '../../../../test/contract/examples.ts';
import type { ModelSettings } from '../../../core/model.ts';
import { Random } from '../../simulate/random.ts';
import { fitFacePairs, fitFusion } from './fit-pairs.ts';
import { binFacePairs, compareFacePairScores, flaggedShares, scoreFacePairs } from './pair-figures.ts';
import { photoOf, someFacePairs } from './pair-rows.fixture.ts';
import { comparedFace, type FacePairRow, sayTogether } from './pair-rows.ts';

describe('the fusion', () => {
  test('of independent faces adds them', () => {
    const { M, '30': thirty } = fitFusion(someFacePairs(8000, 1.2, 0, new Random('independent')));
    expect(M).toBeCloseTo(1, 0);
    expect(thirty).toBeCloseTo(1, 0);
  });

  test('of dependent faces counts their evidence once', () => {
    const { M, '30': thirty } = fitFusion(someFacePairs(8000, 1.2, 1, new Random('same')));
    expect(M + thirty).toBeGreaterThan(0.8);
    expect(M + thirty).toBeLessThan(1.4);
  });
});

describe('on pairs that it was not fitted on', () => {
  const rows = someFacePairs(1200, 1.4, 0.4, new Random('fit'));
  const pair = fitFacePairs(rows, settings, 'seed');
  const calibrated: ModelSettings = { ...settings, pair };
  const heldOut = someFacePairs(2000, 1.4, 0.4, new Random('held out'));
  const scored = scoreFacePairs(heldOut, calibrated);
  const ways = Object.fromEntries(compareFacePairScores(scored).map((score) => [score.way, score]));

  test('the fusion beats each face', () => {
    for (const face of ['M', '30']) {
      expect(ways['both, fused']?.cllr).toBeLessThan(ways[`the ${face} face alone`]?.cllr ?? 0);
      expect(ways['both, fused']?.auc).toBeGreaterThan(ways[`the ${face} face alone`]?.auc ?? 1);
    }
  });

  test('the stated result is the result', () => {
    const bins = binFacePairs(scored);
    expect(bins.reduce((sum, { count }) => sum + count, 0)).toBe(scored.length);
    // Likelihood ratios are bounded at the ends, so the true rate is higher than reported.
    for (const { said, came, interval } of bins.slice(2, -1)) {
      expect(Math.abs(said - came)).toBeLessThan(0.25);
      expect(interval[0] <= said && said <= interval[1]).toBe(true);
    }
  });

  test('no ratio exceeds what the number of pairs supports', () => {
    const [low, high] = pair.log10Bounds;
    expect([low, high]).toEqual([-2.301, 2.301]);
    for (const { fused } of scored) expect(fused >= -0.699 && fused <= high).toBe(true);
  });
});

test('faces of one session are seldom judged not to match, others are, by colour or size', () => {
  const rows = someFacePairs(1000, 1, 0.3, new Random('limits'));
  const calibrated: ModelSettings = { ...settings, pair: fitFacePairs(rows, settings, 'seed') };
  const shares = flaggedShares(someFacePairs(1000, 1, 0.3, new Random('more')), calibrated);
  expect(shares['one tablet, one sitting']).toBeLessThan(0.08);
  const together = (thirty: FacePairRow['photos']['30']) =>
    sayTogether({ photos: { M: photoOf('M', -0.6), '30': thirty } }, calibrated).reasons.map(({ code }) => code);
  expect(together(photoOf('30', -0.6, 60, [70, 10, 5]))).toContain('combined_colour_differs');
  expect(together(photoOf('30', -0.6, 120))).toContain('combined_size_differs');
});

test('dependent faces mislead if added, not if fused', () => {
  const rows = someFacePairs(1000, 1.6, 1, new Random('twice'));
  const calibrated: ModelSettings = { ...settings, pair: fitFacePairs(rows, settings, 'seed') };
  const scores = compareFacePairScores(
    scoreFacePairs(someFacePairs(2000, 1.6, 1, new Random('twice more')), calibrated),
  );
  const cllrOf = (way: string) => scores.find((score) => score.way === way)?.cllr ?? Number.NaN;
  expect(cllrOf('both, fused')).toBeLessThan(cllrOf('both, as if independent'));
});

test('the limit of each face is lowered if strong counterfeits would pass', () => {
  const rows = someFacePairs(800, 1.6, 0.3, new Random('strong')).map(({ truth, photos }): FacePairRow => {
    // The few strong ones show nothing on one face and very little on the other.
    return truth.label === 'counterfeit' && truth.seed % 10 === 0
      ? { truth: { ...truth, severity: 0.9 }, photos: { M: photoOf('M', -0.698), '30': photoOf('30', -0.2) } }
      : { truth: { ...truth, severity: 0.3 }, photos };
  });
  const { maxNoDifference } = fitFacePairs(rows, settings, 'seed');
  expect(maxNoDifference.M).toBeLessThan(-0.2);
  const spared = rows.map(({ truth, photos }) => ({ truth: { ...truth, severity: 0.3 }, photos }));
  expect(fitFacePairs(spared, settings, 'seed').maxNoDifference.M).toBe(0);
});

test('a face counts only where the photo shows one tablet and that face of it', () => {
  const M = photoOf('M', 0.4);
  const row = (photo: typeof M) => ({ photos: { M: photo, '30': photoOf('30', 0) } });
  expect(comparedFace(row(M), 'M')?.face).toBe('M');
  expect(comparedFace(row(photoOf('30', 0.4)), 'M')).toBeUndefined();
  const [finding] = M.examination.tablets;
  const two = { ...M, examination: { ...M.examination, tablets: finding ? [finding, finding] : [] } };
  expect(comparedFace(row(two), 'M')).toBeUndefined();
});
