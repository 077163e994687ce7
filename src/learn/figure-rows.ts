import { type Rate, ruleOfThree } from '../evaluate/figures/rate.ts';
import type { ComparedFigures } from './compare.ts';

/** Names of figures with those of both bundles, as text. */
export function figureRows(before: ComparedFigures, after: ComparedFigures): (readonly [string, string, string])[] {
  const row = (name: string, of: (figures: ComparedFigures) => string): readonly [string, string, string] => [
    name,
    of(before),
    of(after),
  ];
  return [
    row('AUC', ({ auc }) => auc.toFixed(3)),
    row('Cllr', ({ cllr }) => cllr.toFixed(3)),
    row('Cllr after the best recalibration', ({ cllrMin }) => cllrMin.toFixed(3)),
    row('calibration loss', ({ cllr, cllrMin }) => (cllr - cllrMin).toFixed(3)),
    row('reference tablets flagged (false positives)', ({ referencesFlagged }) => rateText(referencesFlagged)),
    row('counterfeits not flagged (missed)', ({ counterfeitsMissed }) => rateText(counterfeitsMissed)),
  ];
}

/** A share with its bounds at 95 % confidence. */
export function rateText({ hits, n, interval: [low, high] }: Rate): string {
  const bound = ruleOfThree(hits, n);
  const percent = (share: number): string => `${(100 * share).toFixed(0)} %`;
  return bound === undefined
    ? `${hits} of ${n} (${percent(low)} to ${percent(high)})`
    : `none of ${n} (up to about ${percent(bound)})`;
}
