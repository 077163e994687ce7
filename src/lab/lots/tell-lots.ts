import { ruleOfThree } from '../../evaluate/figures/rate.ts';
import { tellInterval, tellNumber, tellPercent } from '../../evaluate/report/tell-figures.ts';
import type { LotFigures, LotShare } from './lot-figures.ts';

/** Maximum share of such lots; above it, the model takes properties of a lot for signs of a counterfeit. */
const WANTED = 0.05;

/** A table in Markdown, for the model card and the command line, and a sentence that sums it up. */
export function tellLots(figures: readonly LotFigures[]): string {
  const row = (name: string, value: (figures: LotFigures) => string) =>
    `| ${[name, ...figures.map(value)].join(' | ')} |`;
  return [
    row('', ({ lotShare }) => nameOf(lotShare)),
    `|---${'|---'.repeat(figures.length)}|`,
    row('lots', ({ lots }) => String(lots)),
    row('reference tablets compared', ({ referenceCompared }) => tellShare(referenceCompared)),
    row('reference tablets flagged, of those', ({ referenceAccused }) => tellShare(referenceAccused)),
    row('lots with more than a tenth of them flagged', ({ lotsAccused }) => tellLotRate(lotsAccused)),
    row('counterfeits flagged, of those compared', ({ counterfeitAccused }) => tellShare(counterfeitAccused)),
    row(
      'AUC, reference tablets against the counterfeits of their matched pairs',
      ({ auc }) => `${tellNumber(auc.value)} (${tellInterval(auc.interval)})`,
    ),
    '',
    tellWhatItCosts(figures),
  ].join('\n');
}

function nameOf(lotShare: number): string {
  if (lotShare === 0) return 'lots exactly as the drawing';
  return lotShare === 1
    ? 'lots that depart by the drawing’s error'
    : `lots that depart by ${lotShare} of the drawing’s error`;
}

function tellShare({ hits, n, share, interval: [low, high] }: LotShare): string {
  const never = ruleOfThree(hits, n);
  if (never !== undefined) return `none of ${n} (below about ${tellPercent(never)})`;
  return `${tellPercent(share)} of ${n} (${tellPercent(low)} to ${tellPercent(high)})`;
}

function tellLotRate({ hits, n, interval: [low, high] }: LotFigures['lotsAccused']): string {
  const never = ruleOfThree(hits, n);
  if (never !== undefined) return `none of ${n} (below about ${tellPercent(never)})`;
  return `${hits} of ${n} (${tellPercent(low)} to ${tellPercent(high)})`;
}

function tellWhatItCosts(figures: readonly LotFigures[]): string {
  const [lots, drawing] = [1, 0].map((share) => figures.find(({ lotShare }) => lotShare === share));
  if (lots === undefined || drawing === undefined) return '';
  const kept = lots.lotsAccused.share <= WANTED ? 'no more than' : 'more than';
  const cost = drawing.auc.value - lots.auc.value;
  return `Of the lots simulated here, ${kept} 5 % have more than a tenth of their reference tablets flagged. The difference between lots costs ${tellNumber(cost)} of the AUC that the model reaches when every lot is exactly as the drawing.`;
}
