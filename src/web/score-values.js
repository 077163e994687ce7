// @ts-check

/** @typedef {import('../core/examination.ts').CounterfeitScore} CounterfeitScore */

/**
 * A score as a reader is told it, as src/core/words/score-values.ts does it; a test holds the two together.
 *
 * @param {CounterfeitScore} score
 */
export function scoreValues({ probability, log10LikelihoodRatio, interval, prior }) {
  return {
    percent: Math.min(Math.max(Math.round(probability * 100), 1), 99),
    priorPercent: Math.round(prior * 100),
    likelihoodRatio: ratio(log10LikelihoodRatio),
    low: ratio(interval[0]),
    high: ratio(interval[1]),
  };
}

/** @param {number} log10 */
function ratio(log10) {
  return Number((10 ** log10).toPrecision(2));
}
