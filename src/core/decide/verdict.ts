import type { Verdict } from '../examination.ts';
import type { VerdictThresholds } from '../model.ts';
import type { LikelihoodRatio } from './calibrate.ts';

/** The verdicts on a tablet that was compared with the reference. */
export type ComparedVerdict = Extract<Verdict, 'likely_counterfeit' | 'inconclusive' | 'no_difference_seen'>;

/**
 * The verdict by the likelihood ratio; the prior has no part in it (docs/decisions/0003-likelihood-ratio-and-prior.md).
 * Beyond a threshold is not enough: the whole interval must lie on the same side of 0, where the photo speaks for
 * neither, or the answer is inconclusive. And "no difference seen" is not said while an aspect stands out: seeing
 * a difference there and none here is inconclusive; nor where an aspect was hidden. Either can take reassurance away but
 * never accuse.
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
