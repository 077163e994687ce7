import { type Rate, rate } from './rate.ts';

/** A reported probability, and whether the event occurred. */
export interface Forecast {
  readonly probability: number;
  readonly came: boolean;
}

/** Forecasts of about the same probability. */
export interface ReliabilityBin {
  /** Mean reported probability, 0..1. */
  readonly said: number;
  /** Observed frequency. */
  readonly came: Rate;
}

/** Bins of equal count: with equal widths some would hold hardly a tablet. */
export const BINS = 8;

/**
 * Forecasts by rising probability in bins of equal count; fewer bins for few forecasts. A calibrated forecaster's bins
 * lie on the diagonal (reliability diagram: Murphy and Winkler 1977).
 */
export function reliability(forecasts: readonly Forecast[], bins = BINS): ReliabilityBin[] {
  const sorted = [...forecasts].sort((a, b) => a.probability - b.probability);
  const edge = (bin: number) => Math.floor((bin * sorted.length) / bins);
  return Array.from({ length: bins }, (_, bin) => sorted.slice(edge(bin), edge(bin + 1)))
    .filter((part) => part.length > 0)
    .map((part) => ({
      said: part.reduce((sum, { probability }) => sum + probability, 0) / part.length,
      came: rate(part.filter(({ came }) => came).length, part.length),
    }));
}

/** Expected calibration error: the mean distance of observed from reported probabilities over the forecasts, 0..1. */
export function calibrationError(bins: readonly ReliabilityBin[]): number {
  const total = bins.reduce((sum, { came }) => sum + came.n, 0);
  return (
    bins.reduce((sum, { said, came }) => sum + (came.n / total) * Math.abs(said - came.share), 0) / (total > 0 ? 1 : 0)
  );
}

/** Probability of a counterfeit at prior `odds` of counterfeit to reference. */
export function probabilityAt(odds: number, log10LikelihoodRatio: number): number {
  const posterior = odds * 10 ** log10LikelihoodRatio;
  return posterior / (1 + posterior);
}
