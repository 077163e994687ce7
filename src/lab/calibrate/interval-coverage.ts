import type { FaceCalibration } from '../../core/calibration-settings.ts';
import { calibrate as likelihoodRatio } from '../../core/decide/calibrate.ts';
import { Random } from '../simulate/random.ts';
import { byLot, type CalibrationRow, calibrateFace, fitLogistic } from './calibrate.ts';

/** How often a 90 % interval contains its true value. */
export interface IntervalCoverage {
  /** Over all draws and logits, 0..1. */
  readonly share: number;
  /** At each of the logits, the lowest first. */
  readonly byLogit: readonly { readonly logit: number; readonly share: number }[];
  readonly draws: number;
}

/** Number of logits: evenly spaced among the rows' own, by rank. */
const LOGITS = 20;
/** No bounds: at a bound an interval has no width and contains the truth trivially. */
const UNBOUNDED = { log10Bounds: [-300, 300], indistinguishableShare: 1e-300 } as const;

/**
 * Treats the rows of one face as the population and the map fitted to all of them as the truth. Samples as many lots
 * with replacement, calibrates on them like the bundle's own calibration, replicas included, and counts how often the
 * reported interval contains the population's log10 likelihood ratio. (Davison and Hinkley 1997, "Bootstrap Methods and
 * their Application", chapter 5: the nested bootstrap.) No such interval covers what a simulation cannot vary, above
 * all real lots.
 */
export function intervalCoverage(rows: readonly CalibrationRow[], seed: string, draws: number): IntervalCoverage {
  const [lots, truth, random] = [byLot(rows), fitLogistic(rows), new Random(`${seed}/coverage`)];
  const logits = evenlyByRank(rows.map(({ evidence }) => evidence.counterfeitLogit));
  const held = logits.map(() => 0);
  for (let draw = 0; draw < draws; draw++) {
    const drawn = lots.flatMap((_, copy) => renamed(random.pick(lots), copy));
    const calibration = calibrateFace(drawn, random.fork(`draw ${draw}`));
    for (const [i, logit] of logits.entries()) {
      if (holds(calibration, logit, truth.slope * logit + truth.intercept)) held[i]! += 1;
    }
  }
  const byLogit = logits.map((logit, i) => ({ logit, share: held[i]! / draws }));
  return { share: byLogit.reduce((sum, { share }) => sum + share, 0) / logits.length, byLogit, draws };
}

/** A lot that is sampled twice counts as two lots. */
function renamed(lot: readonly CalibrationRow[], copy: number): CalibrationRow[] {
  return lot.map((row) => ({ ...row, truth: { ...row.truth, press: `drawn ${copy}` } }));
}

function evenlyByRank(values: readonly number[]): number[] {
  const sorted = [...values].sort((a, b) => a - b);
  return Array.from({ length: LOGITS }, (_, i) => sorted[Math.floor(((i + 0.5) / LOGITS) * sorted.length)]!);
}

function holds(face: FaceCalibration, logit: number, log10: number): boolean {
  const { interval } = likelihoodRatio(logit, 'M', { ...UNBOUNDED, M: face, '30': face });
  return interval[0] <= log10 && interval[1] >= log10;
}
