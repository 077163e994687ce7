import { ruleOfThree } from '../../evaluate/figures/rate.ts';
import { formatInterval, formatNumber, formatPercent } from '../../evaluate/report/format-figures.ts';
import type { LotFigures, LotShare } from './lot-figures.ts';

/** Maximum share of such lots; above it, the model takes properties of a lot for signs of a counterfeit. */
const WANTED = 0.05;

/** A table in Markdown, for the model card and the command line, and a sentence that sums it up. */
export function formatLots(figures: readonly LotFigures[]): string {
  const row = (name: string, value: (figures: LotFigures) => string) =>
    `| ${[name, ...figures.map(value)].join(' | ')} |`;
  return [
    row('', ({ lotShare }) => nameOf(lotShare)),
    `|---${'|---'.repeat(figures.length)}|`,
    row('lots', ({ lots }) => String(lots)),
    row('reference tablets compared', ({ referenceCompared }) => formatShare(referenceCompared)),
    row('reference tablets flagged, of those', ({ referenceFlagged }) => formatShare(referenceFlagged)),
    row('lots with more than a tenth of them flagged', ({ lotsFlagged }) => formatLotRate(lotsFlagged)),
    row('counterfeits flagged, of those compared', ({ counterfeitFlagged }) => formatShare(counterfeitFlagged)),
    row(
      'AUC, reference tablets against the counterfeits of their matched pairs',
      ({ auc }) => `${formatNumber(auc.value)} (${formatInterval(auc.interval)})`,
    ),
    '',
    formatCost(figures),
  ].join('\n');
}

function nameOf(lotShare: number): string {
  if (lotShare === 0) return 'lots exactly as the drawing';
  return lotShare === 1
    ? 'lots that depart by the drawing’s error'
    : `lots that depart by ${lotShare} of the drawing’s error`;
}

function formatShare({ hits, n, share, interval: [low, high] }: LotShare): string {
  const never = ruleOfThree(hits, n);
  if (never !== undefined) return `none of ${n} (below about ${formatPercent(never)})`;
  return `${formatPercent(share)} of ${n} (${formatPercent(low)} to ${formatPercent(high)})`;
}

function formatLotRate({ hits, n, interval: [low, high] }: LotFigures['lotsFlagged']): string {
  const never = ruleOfThree(hits, n);
  if (never !== undefined) return `none of ${n} (below about ${formatPercent(never)})`;
  return `${hits} of ${n} (${formatPercent(low)} to ${formatPercent(high)})`;
}

function formatCost(figures: readonly LotFigures[]): string {
  const [lots, drawing] = [1, 0].map((share) => figures.find(({ lotShare }) => lotShare === share));
  if (lots === undefined || drawing === undefined) return '';
  const kept = lots.lotsFlagged.share <= WANTED ? 'no more than' : 'more than';
  const cost = drawing.auc.value - lots.auc.value;
  return `Of the lots simulated here, ${kept} 5 % have more than a tenth of their reference tablets flagged. The difference between lots costs ${formatNumber(cost)} of the AUC that the model reaches when every lot is exactly as the drawing.`;
}
