import type { VerdictThresholds } from '../calibration-settings.ts';
import type { Verdict } from '../examination.ts';
import type { LikelihoodRatio } from './calibrate.ts';

/** The verdicts on a tablet that was compared with the reference. */
export type ComparedVerdict = Extract<Verdict, 'likely_counterfeit' | 'inconclusive' | 'no_difference_seen'>;

/**
 * The verdict by the likelihood ratio; the prior has no part in it (docs/decisions/0003-likelihood-ratio-and-prior.md).
 * To be beyond a threshold is not enough: the whole interval must lie on the same side of 0, the neutral value,
 * otherwise the verdict is inconclusive. "No difference seen" also requires that no aspect stands out, since that would
 * contradict it, and that no aspect is hidden. Either can rule out "no difference seen" but never makes a verdict
 * worse.
 */
export function verdictOf(
  { log10, interval }: LikelihoodRatio,
  notReassuring: boolean,
  thresholds: VerdictThresholds,
): ComparedVerdict {
  const [low, high] = interval;
  if (log10 >= thresholds.likelyCounterfeit && low > 0) return 'likely_counterfeit';
  if (log10 <= thresholds.noDifferenceSeen && high < 0 && !notReassuring) return 'no_difference_seen';
  return 'inconclusive';
}
