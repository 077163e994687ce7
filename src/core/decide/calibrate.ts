import type { Calibration, LogisticMap } from '../calibration-settings.ts';
import type { M30Face } from '../labels.ts';
import { round } from './round.ts';

/** Decimals of a log10 likelihood ratio: finer than any calibration supports, and coarse enough to read. */
const DECIMALS = 3;

/** How much more probable the photo is if the tablet is a counterfeit than if it is the reference product, as log10. */
export interface LikelihoodRatio {
  readonly log10: number;
  /** 90 % interval over the bootstrap replicas; contains `log10`. */
  readonly interval: readonly [number, number];
}

/**
 * Maps the counterfeit logit (natural, uncalibrated, finite) of one face to a likelihood ratio, by the logistic map
 * that was fitted for that face (Morrison 2013, doi:10.1080/00450618.2012.733025). Slope and intercept already give
 * log10 units. The value is rounded here, once, so that verdict and probability follow from the printed number.
 */
export function calibrate(logit: number, face: M30Face, calibration: Calibration): LikelihoodRatio {
  const [low, high] = supportedRange(calibration);
  const bounded = (log10: number) => Math.min(Math.max(round(log10, DECIMALS), low), high);
  const log10 = bounded(apply(calibration[face], logit));
  const replicas = calibration[face].replicas.map((map) => bounded(apply(map, logit))).sort((a, b) => a - b);
  // Without replicas the spread is unknown, so the interval is everything that the data can support.
  if (replicas.length === 0) return { log10, interval: [low, high] };
  const [p5, p95] = [percentile(replicas, 0.05), percentile(replicas, 0.95)];
  return { log10, interval: [Math.min(round(p5, DECIMALS), log10), Math.max(round(p95, DECIMALS), log10)] };
}

/**
 * The log10 likelihood ratios that may be reported, rounded inwards. The lower end is never below the share of
 * counterfeits that no picture can distinguish: such a tablet looks exactly like the reference, so the look of the
 * reference is at least that probable among counterfeits.
 */
export function supportedRange({
  log10Bounds,
  indistinguishableShare,
}: Pick<Calibration, 'log10Bounds' | 'indistinguishableShare'>): readonly [number, number] {
  const scale = 10 ** DECIMALS;
  const floor = Math.max(log10Bounds[0], Math.log10(indistinguishableShare));
  return [Math.ceil(floor * scale) / scale + 0, Math.floor(log10Bounds[1] * scale) / scale + 0];
}

function apply(map: LogisticMap, logit: number): number {
  return map.slope * logit + map.intercept;
}

/** Linear interpolation between order statistics (type 7 of Hyndman and Fan 1996). `sorted` is not empty. */
export function percentile(sorted: readonly number[], share: number): number {
  const position = share * (sorted.length - 1);
  const below = sorted[Math.floor(position)] ?? Number.NaN;
  const above = sorted[Math.ceil(position)] ?? Number.NaN;
  return below + (above - below) * (position - Math.floor(position));
}
