import type { FacePairSettings } from '../../core/exhibit-settings.ts';
import type { ModelSettings } from '../../core/model.ts';
import { strongMissed } from '../calibrate/face-pairs/fit-pairs.ts';
import {
  binFacePairs,
  compareFacePairScores,
  flaggedShares,
  scoreFacePairs,
  shareOf,
} from '../calibrate/face-pairs/pair-figures.ts';
import { bothFaces, type FacePairRow } from '../calibrate/face-pairs/pair-rows.ts';

const HEADING = '## Both faces of one tablet';
/** The new section is inserted before this one, if the card has it. */
const NEXT = '## Never tested';

export interface CalibratedFacePairs {
  /** Rows of the fit, */
  readonly rows: readonly FacePairRow[];
  /** and rows outside it. */
  readonly heldOut: readonly FacePairRow[];
  readonly settings: ModelSettings;
}

/** The card with this section, which replaces an older one with the same heading (its first line). */
export function withSection(card: string, section: string): string {
  const heading = section.trim().split('\n', 1)[0] as string;
  const start = card.indexOf(heading);
  const end = start < 0 ? -1 : card.indexOf('\n## ', start + heading.length);
  const rest = start < 0 ? card : card.slice(0, start) + (end < 0 ? '' : card.slice(end + 1));
  const at = rest.indexOf(NEXT);
  const [before, after] = at < 0 ? [rest, ''] : [rest.slice(0, at), rest.slice(at)];
  return `${before.trimEnd()}\n\n${section.trim()}\n${after && `\n${after}`}`;
}

/** The model card's section about pairs of faces. */
export function describeFacePairs({ rows, heldOut, settings }: CalibratedFacePairs): string {
  const pair = settings.pair as FacePairSettings;
  const both = (label: string): number =>
    rows.filter((row) => row.truth.label === label && bothFaces(row) !== undefined).length;
  const decimals = (value: number): string => value.toFixed(3);
  return `${HEADING}

Fusion by logistic regression over the calibrated log10 likelihood ratios of the two faces, on ${both('reference')} reference and
${both('counterfeit')} counterfeit simulated tablets, each photographed from both sides, half of them in one sitting: ${decimals(pair.M)} x M face +
${decimals(pair['30'])} x 30 face ${pair.intercept < 0 ? '-' : '+'} ${decimals(Math.abs(pair.intercept))}, within ${pair.log10Bounds.join(' to ')}, which this number of pairs supports, and never below
the assumed share of counterfeits that no picture can distinguish. The interval combines ${pair.replicas.length} bootstrap replicas with the
intervals of the faces. Faces count as those of two tablets beyond a difference of ${pair.maxColourDifference} in colour (a* b*) or a
ratio of ${pair.maxDiameterRatio} in size, which 2 % of the pairs of one sitting exceed.

On ${heldOut.length} simulated tablets that were not used in any fit:

${figures(heldOut, settings)}
`;
}

const span = (ends: readonly number[]): string => ends.map((end) => end.toFixed(2)).join(' to ');

function figures(heldOut: readonly FacePairRow[], settings: ModelSettings): string {
  const scored = scoreFacePairs(heldOut, settings);
  const of = (label: string): FacePairRow[] => heldOut.filter(({ truth }) => truth.label === label);
  const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;
  const strong = strongMissed(heldOut, settings);
  const rows = [
    ...compareFacePairScores(scored).map(
      ({ way, auc, cllr, cllrMin }) =>
        `| ${way}: AUC; Cllr (least possible) | ${auc.toFixed(3)}; ${cllr.toFixed(3)} (${cllrMin.toFixed(3)}) |`,
    ),
    `| reference tablets flagged | ${percent(shareOf('likely_counterfeit', of('reference'), settings))} |`,
    `| counterfeits flagged | ${percent(shareOf('likely_counterfeit', of('counterfeit'), settings))} |`,
    `| no difference seen: reference, counterfeit | ${(['reference', 'counterfeit'] as const).map((label) => percent(shareOf('no_difference_seen', of(label), settings))).join(', ')} |`,
    `| no difference seen, of ${strong.n} strong counterfeits | ${percent(strong.share)} (up to ${percent(strong.interval[1])}) |`,
    ...Object.entries(flaggedShares(heldOut, settings)).map(
      ([name, share]) => `| taken for two tablets: ${name} | ${percent(share)} |`,
    ),
    ...binFacePairs(scored).map(
      ({ count, said, interval, came, cameInterval }) =>
        `| ${count} pairs: log10 LR reported; observed | ${said.toFixed(2)} (${span(interval)}); ${came.toFixed(2)} (${span(cameInterval)}) |`,
    ),
  ];
  return ['| figure | value |', '|---|---|', `| both faces compared | ${scored.length} |`, ...rows].join('\n');
}
