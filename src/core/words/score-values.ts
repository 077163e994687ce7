import type { CounterfeitScore } from '../examination.ts';

/** The values of the message `score` and of its shorter variants. */
// A type, not an interface: only a type is assignable to a message's values, which allow any name.
export type ScoreValues = {
  /** Whole per cent, 1..99: no photo justifies certainty. */
  readonly percent: number;
  readonly priorPercent: number;
  /** Two significant digits, like the two bounds: more would suggest a precision that no calibration has. */
  readonly likelihoodRatio: number;
  readonly low: number;
  readonly high: number;
};

/** A score for readers: per cent, and likelihood ratios instead of their logarithms. */
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
