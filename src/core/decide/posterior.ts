import type { CounterfeitScore } from '../examination.ts';
import type { LikelihoodRatio } from './calibrate.ts';
import { round } from './round.ts';

/**
 * Odds of counterfeit to reference after seeing the photo, by Bayes' rule in odds form. `prior` is a probability in
 * (0, 1).
 *
 * @example
 * ```ts
 * posteriorOdds(1, 0.5); // 10: ten times as probable as not
 * ```
 */
export function posteriorOdds(log10LikelihoodRatio: number, prior: number): number {
  return 10 ** log10LikelihoodRatio * (prior / (1 - prior));
}

/**
 * The score in the contract's form. The probability follows from the rounded likelihood ratio, so that a reader can
 * reproduce it from the printed numbers within 0.001. It never reads 0 or 1: no photo justifies certainty.
 */
export function scoreOf(likelihoodRatio: LikelihoodRatio, prior: number): CounterfeitScore {
  const odds = posteriorOdds(likelihoodRatio.log10, prior);
  return {
    probability: Math.min(Math.max(round(odds / (1 + odds), 3), 0.001), 0.999),
    log10LikelihoodRatio: likelihoodRatio.log10,
    interval: likelihoodRatio.interval,
    prior,
  };
}
