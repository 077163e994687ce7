import { type LikelihoodRatio, supportedRange } from '../decide/calibrate.ts';
import { round } from '../decide/round.ts';
import type { FacePairSettings, FusionMap } from '../exhibit-settings.ts';
import type { M30Face } from '../labels.ts';
import type { ModelSettings } from '../model.ts';

/** The combined evidence of the photos of one face. */
export interface FaceEvidence extends LikelihoodRatio {
  /** The highest log10 likelihood ratio of any of them. */
  readonly highest: number;
}

const DECIMALS = 3;

/**
 * Differences between two photos of one tablet, taken one after the other in the same light, with a wide margin. Used
 * if pairs were not calibrated.
 */
const UNCALIBRATED = { maxColourDifference: 20, maxDiameterRatio: 2 } as const;

/** The limits for pairs of faces; conservative ones if the model has none. */
export function pairSettings({
  pair,
  verdicts,
}: ModelSettings): Pick<FacePairSettings, 'maxNoDifference' | 'maxColourDifference' | 'maxDiameterRatio'> {
  const { noDifferenceSeen } = verdicts;
  return pair ?? { ...UNCALIBRATED, maxNoDifference: { M: noDifferenceSeen, '30': noDifferenceSeen } };
}

/**
 * The likelihood ratio of the tablet from those of its faces; there is at least one. A single face gives its own. Both
 * together are fused by the calibration on pairs of faces, which accounts for their dependence (Morrison 2013). Without
 * that calibration, the face that suggests a counterfeit more strongly decides, because it is unknown how far the other
 * one may outweigh it. The interval includes the intervals of the faces.
 */
export function fuseFaces(
  faces: Readonly<Record<M30Face, FaceEvidence | undefined>>,
  settings: ModelSettings,
): LikelihoodRatio {
  const { M, '30': thirty } = faces;
  const { pair, calibration } = settings;
  if (M === undefined || thirty === undefined) {
    const only = M ?? thirty;
    if (only === undefined) throw new RangeError('expected at least one face that was compared');
    const bounded = within(supportedRange(calibration));
    return ordered(bounded(only.log10), only.interval.map(bounded));
  }
  if (pair === undefined) {
    const [low, high] = [0, 1].map((end) => Math.max(M.interval[end]!, thirty.interval[end]!));
    const bounded = within(supportedRange(calibration));
    return ordered(bounded(Math.max(M.log10, thirty.log10)), [low!, high!]);
  }
  const { indistinguishableShare } = calibration;
  const bounded = within(supportedRange({ log10Bounds: pair.log10Bounds, indistinguishableShare }));
  const ends = [pair, ...pair.replicas].flatMap((map) =>
    [0, 1].map((end) => bounded(apply(map, M.interval[end]!, thirty.interval[end]!))),
  );
  return ordered(bounded(apply(pair, M.log10, thirty.log10)), ends);
}

/** Rounds, and limits the value to what the data support. */
function within([low, high]: readonly [number, number]): (log10: number) => number {
  return (log10) => Math.min(Math.max(round(log10, DECIMALS), low), high);
}

function apply(map: FusionMap, M: number, thirty: number): number {
  return map.M * M + map['30'] * thirty + map.intercept;
}

/** The interval from the lowest to the highest value, which always contains the estimate. */
function ordered(log10: number, ends: readonly number[]): LikelihoodRatio {
  return { log10, interval: [Math.min(log10, ...ends), Math.max(log10, ...ends)] };
}
