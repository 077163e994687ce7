import type { Calibration, FaceCalibration, LogisticMap, VerdictThresholds } from '../../core/calibration-settings.ts';
import type { Lab } from '../../core/crop/mean-colour.ts';
import { calibrate as likelihoodRatio } from '../../core/decide/calibrate.ts';
import { failedGates } from '../../core/decide/gates.ts';
import { readFace } from '../../core/decide/read-face.ts';
import type { Evidence } from '../../core/evidence.ts';
import type { Quality } from '../../core/examination.ts';
import type { M30Face } from '../../core/labels.ts';
import type { Gates } from '../../core/model.ts';
import type { Nuisances } from '../../evaluate/nuisances.ts';
import { type CropTruth, isM30 } from '../dataset/crop-store.ts';
import { Random } from '../simulate/random.ts';
import { fitEqualClasses } from './fit-logistic.ts';

/** One tablet of the calibration photos: its truth, its picture quality and the networks' output. */
export interface CalibrationRow {
  readonly truth: CropTruth;
  readonly quality: Quality;
  /** Mean colour of the upright crop. */
  readonly colour: Lab;
  readonly evidence: Evidence;
  /** Properties that must not be informative; absent if not measured. */
  readonly nuisances?: Nuisances;
  /** How much it counts in a calibration, 1 if absent: a tablet whose photo was reduced several times counts once. */
  readonly weight?: number;
}

/**
 * With 40 replicas, the 5th and the 95th percentile lie too close together: in nested bootstraps their intervals
 * contained the truth in 85 %, those of 200 in 88 % (interval-coverage.ts).
 */
const REPLICAS = 200;
/** Assumed share of counterfeits that no picture can distinguish; see docs/safety.md. */
const INDISTINGUISHABLE_SHARE = 0.2;

/**
 * Limits set by hand, beyond which nothing is assessed. choose-gates.ts makes those of a comparison, and the
 * probability of another imprint, stricter; the limit of the face's probability stays as it is. A face is never read if
 * another class is more probable.
 */
export const GATE_LIMITS: Gates = {
  minDiameterPx: 40,
  minSharpness: 0.05,
  maxGlare: 0.35,
  minVisible: 0.85,
  // The mean of both views. With this limit none of 69 other imprints in the validation photos is read as an M 30, with
  // 0.6 four are.
  minFaceProbability: 0.7,
  maxBackground: 1,
  // Simulated tablets alone chose 0.6 and 0.9 once: a second of 41 strong counterfeits in the validation photos, and 0.007
  // of their M 30 for 0.004, were then called another imprint.
  minOtherProbability: 0.67,
  minSmallOtherProbability: 0.945,
  minOtherDiameterPx: 12,
  // Below this sharpness too many M 30 of simulated heaps were called another imprint: docs/experiments/2026-11-heaps.md.
  minOtherSharpness: 0.15,
};

/**
 * The M 30 tablets that the shipped path would compare with the reference, by the face that it would read; all sizes in
 * which one tablet is among them weigh as much as one.
 */
export function comparedTablets(rows: readonly CalibrationRow[], gates: Gates): Record<M30Face, CalibrationRow[]> {
  const clear = rows.filter(({ truth, quality }) => isM30(truth) && failedGates(quality, gates).length === 0);
  const ofFace = (face: M30Face): CalibrationRow[] =>
    weighTablets(clear.filter((row) => readFace(row.evidence, gates).face === face));
  return { M: ofFace('M'), '30': ofFace('30') };
}

function weighTablets(rows: readonly CalibrationRow[]): CalibrationRow[] {
  // A matched pair shares its scene and its turn; no two tablets of one photo share a turn.
  const nameOf = ({ truth: { photo, label, up } }: CalibrationRow): string => `${photo} ${label} ${up}`;
  const sizes = new Map<string, number>();
  for (const row of rows) sizes.set(nameOf(row), (sizes.get(nameOf(row)) ?? 0) + 1);
  return rows.map((row) => ({ ...row, weight: 1 / sizes.get(nameOf(row))! }));
}

export interface CalibrationResult {
  readonly calibration: Calibration;
  readonly verdicts: VerdictThresholds;
  readonly counts: { readonly reference: number; readonly counterfeit: number };
}

/** Calibrates on simulated photos of lots outside the training, through the shipped path and its gates. */
export function calibrate(rows: readonly CalibrationRow[], gates: Gates, seed: string): CalibrationResult {
  const { M: m, '30': thirty } = comparedTablets(rows, gates);
  const both = [...m, ...thirty];
  const reference = both.filter((row) => row.truth.label === 'reference').length;
  const counterfeit = both.length - reference;
  const calibration: Calibration = {
    M: calibrateFace(m, new Random(`${seed}/M`)),
    '30': calibrateFace(thirty, new Random(`${seed}/30`)),
    log10Bounds: [-boundOf(counterfeit), boundOf(reference)],
    indistinguishableShare: INDISTINGUISHABLE_SHARE,
  };
  return {
    calibration,
    verdicts: chooseThresholds({ M: m, '30': thirty }, calibration),
    counts: { reference, counterfeit },
  };
}

/**
 * With no error among n, the rate may still be 3 / n (Hanley and Lippman-Hand 1983): no ratio beyond n / 3 is
 * supported.
 */
export function boundOf(count: number): number {
  return Math.round(Math.log10(Math.max(3.3, count / 3)) * 1000) / 1000;
}

/**
 * The map of one face with bootstrap replicas (Efron 1979). Tablets of one lot share its properties, and those of one
 * photo, which are of one lot, its light and camera; so lots are sampled, not tablets.
 */
export function calibrateFace(rows: readonly CalibrationRow[], random: Random): FaceCalibration {
  const lots = byLot(rows);
  const replicas = Array.from({ length: REPLICAS }, () => fitLogistic(lots.flatMap(() => random.pick(lots))));
  return { ...fitLogistic(rows), replicas };
}

/** The rows of each lot: of the reference presses, and of the counterfeits modelled on them. */
export function byLot(rows: readonly CalibrationRow[]): CalibrationRow[][] {
  const lots = new Map<string, CalibrationRow[]>();
  for (const row of rows) {
    const lot = lotOf(row.truth);
    const known = lots.get(lot);
    if (known) known.push(row);
    else lots.set(lot, [row]);
  }
  return [...lots.values()];
}

/** A counterfeit's press is named `lot/counterfeit`; if the press is unknown, a photo counts as a lot. */
function lotOf({ press, photo }: CropTruth): string {
  return press === '' ? `photo ${photo}` : (press.split('/')[0] as string);
}

/** The log10 likelihood ratio as a linear function of the network's logit. */
export function fitLogistic(rows: readonly CalibrationRow[]): LogisticMap {
  const labelled = rows.map(({ truth, evidence, weight = 1 }) => ({
    features: [evidence.counterfeitLogit],
    hit: truth.label === 'counterfeit',
    weight,
  }));
  const { weights, intercept } = fitEqualClasses(labelled, 1);
  return { slope: round(weights[0]! / Math.LN10), intercept: round(intercept / Math.LN10) };
}

const round = (value: number): number => Math.round(value * 1e5) / 1e5;

/** At most this share of simulated reference tablets is flagged. */
const MAX_REFERENCE_FLAGGED = 0.02;
/** A ratio of 5: with a neutral prior, five of six tablets with exactly that ratio are counterfeits. */
const LEAST_FLAGGED = 0.7;
/** At most this share of simulated strong counterfeits gets no_difference_seen. */
export const MAX_STRONG_MISSED = 0.02;
/** Severity from which a counterfeit is strong. */
export const STRONG_FROM = 0.65;

/**
 * `likelyCounterfeit`: a ratio of at least 5, more if needed to limit false positives. `noDifferenceSeen`: a ratio of
 * at most 1/2, less if needed to limit missed strong counterfeits.
 */
function chooseThresholds(
  compared: Readonly<Record<M30Face, readonly CalibrationRow[]>>,
  calibration: Calibration,
): VerdictThresholds {
  const ratiosOf = (face: M30Face): Ratio[] =>
    compared[face].map(({ truth, evidence, weight = 1 }) => ({
      truth,
      weight,
      log10: likelihoodRatio(evidence.counterfeitLogit, face, calibration).log10,
    }));
  const ratios = [...ratiosOf('M'), ...ratiosOf('30')];
  const references = ratios.filter(({ truth }) => truth.label === 'reference');
  const strong = ratios.filter(({ truth }) => truth.label === 'counterfeit' && truth.severity >= STRONG_FROM);
  const spare = quantileOf(references, 1 - MAX_REFERENCE_FLAGGED) ?? LEAST_FLAGGED;
  const keep = quantileOf(strong, MAX_STRONG_MISSED) ?? -1;
  const floor = Math.log10(calibration.indistinguishableShare);
  return {
    // Upwards, so that the tablet that decides is not flagged with those above it; the subtraction undoes binary rounding.
    likelyCounterfeit: Math.ceil(Math.max(LEAST_FLAGGED, spare) * 100 - 1e-9) / 100,
    noDifferenceSeen: Math.round(Math.max(floor + 0.05, Math.min(-0.3, keep)) * 100) / 100,
  };
}

interface Ratio {
  readonly truth: CropTruth;
  readonly weight: number;
  readonly log10: number;
}

/** The smallest ratio with more than this share of the weight at or below it, undefined if there is none. */
function quantileOf(ratios: readonly Ratio[], share: number): number | undefined {
  const sorted = [...ratios].sort((a, b) => a.log10 - b.log10);
  let left = share * sorted.reduce((sum, { weight }) => sum + weight, 0);
  return sorted.find(({ weight }) => {
    left -= weight;
    return left < 0;
  })?.log10;
}
