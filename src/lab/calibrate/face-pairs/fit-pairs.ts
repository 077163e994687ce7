import { chromaDifference, type Lab } from '../../../core/crop/mean-colour.ts';
import type { FacePairSettings, FusionMap } from '../../../core/exhibit-settings.ts';
import { M30_FACES } from '../../../core/labels.ts';
import type { ModelSettings } from '../../../core/model.ts';
import { type Rate, rate } from '../../../evaluate/figures/rate.ts';
import { Random } from '../../simulate/random.ts';
import { boundOf, MAX_STRONG_MISSED, STRONG_FROM } from '../calibrate.ts';
import { fitNonNegative } from '../fit-logistic.ts';
import { bothFaces, comparedFace, type FacePairRow, sayTogether } from './pair-rows.ts';

const REPLICAS = 40;
/** Share of the pairs of one tablet in one sitting that may be taken for two tablets, by colour and by size each. */
const MAX_TAKEN_APART = 0.02;

/**
 * The fusion of two faces of one tablet: a logistic regression over their calibrated log10 likelihood ratios, with
 * bootstrap replicas over the seeds (matched pairs share light and camera), bounded by what the number of pairs
 * supports. Also the limits for faces that do not belong together, from pairs of one sitting, because that is what the
 * user is asked for. `settings` are those of the model without pairs.
 */
export function fitFacePairs(rows: readonly FacePairRow[], settings: ModelSettings, seed: string): FacePairSettings {
  const both = rows.filter((row) => bothFaces(row) !== undefined);
  const random = new Random(`${seed}/pairs`);
  const seeds = bySeed(both);
  const replicas = Array.from({ length: REPLICAS }, () => fitFusion(seeds.flatMap(() => random.pick(seeds))));
  const count = (label: string): number => both.filter(({ truth }) => truth.label === label).length;
  const sitting = both.filter(({ truth }) => truth.sittings === 1);
  const pair: FacePairSettings = {
    ...fitFusion(both),
    replicas,
    log10Bounds: [-boundOf(count('counterfeit')), boundOf(count('reference'))],
    maxNoDifference: { M: 0, '30': 0 },
    maxColourDifference: Math.max(1, limitOf(sitting, colourOf)),
    maxDiameterRatio: Math.max(1.01, limitOf(sitting, diameterRatioOf)),
  };
  return { ...pair, maxNoDifference: chooseMaxNoDifference(rows, { ...settings, pair }) };
}

/** For rows with both faces: the weight of each face, in log10 units. */
export function fitFusion(rows: readonly FacePairRow[]): FusionMap {
  const labelled = rows.flatMap((row) => {
    const faces = bothFaces(row);
    return faces ? [{ features: [faces.M, faces['30']], hit: row.truth.label === 'counterfeit' }] : [];
  });
  const { weights, intercept } = fitNonNegative(labelled, 2);
  const [M, thirty] = weights.map((weight) => round(weight / Math.LN10));
  return { M: M!, '30': thirty!, intercept: round(intercept / Math.LN10) };
}

/** The share of the strong counterfeits among the rows that would get no_difference_seen. */
export function strongMissed(rows: readonly FacePairRow[], settings: ModelSettings): Rate {
  const strong = rows.filter(({ truth }) => truth.label === 'counterfeit' && truth.severity >= STRONG_FROM);
  const missed = strong.filter((row) => sayTogether(row, settings).verdict === 'no_difference_seen').length;
  return rate(missed, strong.length);
}

/**
 * A face that suggests a counterfeit at all (above 0) always rules out "no difference seen"; a lower limit applies if
 * needed to limit missed strong counterfeits, down to the limit of a single face. Strong pairs are few, so the upper
 * bound of their share is limited, not only the share itself.
 */
function chooseMaxNoDifference(
  rows: readonly FacePairRow[],
  settings: ModelSettings,
): FacePairSettings['maxNoDifference'] {
  const pair = settings.pair as FacePairSettings;
  const lowest = settings.verdicts.noDifferenceSeen;
  let limit = 0;
  const at = (max: number): ModelSettings => ({
    ...settings,
    pair: { ...pair, maxNoDifference: { M: max, '30': max } },
  });
  const tooMany = ({ share, interval: [, high] }: Rate): boolean =>
    share > MAX_STRONG_MISSED || high > 2 * MAX_STRONG_MISSED;
  while (limit > lowest && tooMany(strongMissed(rows, at(limit)))) {
    limit = Math.max(lowest, round(limit - 0.05));
  }
  return { M: limit, '30': limit };
}

/** The value that only `MAX_TAKEN_APART` of the pairs exceed, rounded up to a hundredth. */
function limitOf(rows: readonly FacePairRow[], measure: (row: FacePairRow) => number): number {
  const sorted = rows.map(measure).sort((a, b) => a - b);
  const value = sorted[Math.ceil(sorted.length * (1 - MAX_TAKEN_APART)) - 1] ?? 0;
  return Math.ceil(value * 100) / 100;
}

/** Distance of the colours of the two faces, each in its own photo. */
function colourOf({ photos }: FacePairRow): number {
  return chromaDifference(photos.M.colours[0] as Lab, photos['30'].colours[0] as Lab);
}

/** At least 1: ratio of the tablets' diameters as shares of their photos' longer sides. */
function diameterRatioOf(row: FacePairRow): number {
  const [a, b] = M30_FACES.map((face) => {
    const { width = 1, height = 1 } = row.photos[face].examination.photo;
    return (comparedFace(row, face)?.ellipse.rx ?? 1) / Math.max(width, height);
  }) as [number, number];
  return Math.max(a / b, b / a);
}

function bySeed(rows: readonly FacePairRow[]): FacePairRow[][] {
  const seeds = new Map<number, FacePairRow[]>();
  for (const row of rows) seeds.set(row.truth.seed, [...(seeds.get(row.truth.seed) ?? []), row]);
  return [...seeds.values()];
}

const round = (value: number): number => Math.round(value * 1e5) / 1e5 + 0;
