import type { Aspects, TabletFinding } from '../examination.ts';

/** Weight of each natural logit beside the log10 likelihood ratio. */
const ASPECT_WEIGHT = 0.2;
/** Aspects beyond these shares are no further apart. */
const [LEAST, MOST] = [0.005, 0.995];

/**
 * A number by which tablets of one face are divided into sources: the evidence for a counterfeit, to which imprint and
 * colour count once more. On simulated photos of two sources these two divide better than the other aspects, and the
 * sum better than the likelihood ratio alone (docs/decisions/0016).
 */
export function lookOf({ counterfeit, aspects }: Pick<TabletFinding, 'counterfeit' | 'aspects'>): number {
  const ofAspects = aspects ? logitOf(aspects.imprint) + logitOf(aspects.colour) : 0;
  return (counterfeit?.log10LikelihoodRatio ?? 0) + ASPECT_WEIGHT * ofAspects;
}

/** 0 for an aspect that was not assessed. */
function logitOf(share: Aspects['imprint']): number {
  if (share === null) return 0;
  const bounded = Math.min(Math.max(share, LEAST), MOST);
  return Math.log(bounded / (1 - bounded));
}
