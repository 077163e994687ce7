import type { CounterfeitScore } from '../examination.ts';

/** The values of the message `score` and of its shorter kin. */
// A type, not an interface: only a type may stand for a message's values, which are open to any name.
export type ScoreValues = {
  /** Whole per cent, 1..99: a photo is never worth certainty. */
  readonly percent: number;
  readonly priorPercent: number;
  /** Two significant digits, as the two bounds: more would pretend to a precision that no calibration has. */
  readonly likelihoodRatio: number;
  readonly low: number;
  readonly high: number;
};

/** A score as a reader is told it: per cent, and likelihood ratios instead of their logarithms. */
export function scoreValues({ probability, log10LikelihoodRatio, interval, prior }: CounterfeitScore): ScoreValues {
  return {
    percent: Math.min(Math.max(Math.round(probability * 100), 1), 99),
    priorPercent: Math.round(prior * 100),
    likelihoodRatio: ratio(log10LikelihoodRatio),
    low: ratio(interval[0]),
    high: ratio(interval[1]),
  };
}

function ratio(log10: number): number {
  return Number((10 ** log10).toPrecision(2));
}
