import type { ExhibitSettings } from '../../core/exhibit-settings.ts';
import type { Rate } from '../../evaluate/figures/rate.ts';
import {
  type ExhibitFigures,
  exhibitFigures,
  figuresBySize,
  type JudgedExhibit,
  mixedCalledSeveral,
} from '../calibrate/exhibits/exhibit-figures.ts';

const HEADING = '## Several tablets of one source';

export interface CalibratedExhibits {
  readonly exhibit: ExhibitSettings;
  readonly lots: number;
  readonly photos: number;
  /** Lots and presses of the close-ups, a tablet a photo. */
  readonly closeUpLots: number;
  /** Judged by settings that were fitted on other lots. */
  readonly heldOut: readonly JudgedExhibit[];
  /** Share of 90 % intervals that contain the value of the population. */
  readonly coverage: number;
}

/** The model card's section about exhibits. */
export function describeExhibits({
  exhibit,
  lots,
  photos,
  closeUpLots,
  heldOut,
  coverage,
}: CalibratedExhibits): string {
  const { shift, gain, variance, log10Bounds, verdicts } = exhibit;
  const asPhotographed = heldOut.filter(({ size }) => size === undefined);
  return `${HEADING}

Calibrated on ${photos} simulated photos of 1 to 30 tablets, of ${lots} lots that depart from the drawing by its whole error and
of two counterfeiters for each, of every severity (some photos show two sources), and on close-ups of ${closeUpLots} other lots
and as many counterfeiters. The log10 likelihood ratio of an exhibit
is mean + errorRemoved x (${shift.toFixed(3)} + ${gain.toFixed(3)} x mean), within ${log10Bounds.join(' to ')}, and never below the assumed share of
counterfeits that no picture can distinguish. Variance of log10 likelihood ratios: ${variance.photo.toFixed(4)} shared by a photo, ${variance.tablet.toFixed(4)} of
each tablet. An exhibit is flagged from ${verdicts.likelyCounterfeit}: so that at most 1 % of the simulated exhibits of
the reference product are, of lots outside the fit, but never beyond what the number of sources supports.

All figures are of exhibits whose lots and presses were not used in the fit that judged them (five parts). Exhibits of a
given number of compared tablets are drawn from the photos of one source, half of them from as few photos as possible. Exhibits
of one lot are no independent cases, so beside the share of references that are flagged stands how many lots they come from:

| compared tablets | exhibits: reference, counterfeit | AUC | AUC, strong | Cllr (least possible) | reference flagged | counterfeits flagged | strong flagged |
|---|---|---|---|---|---|---|---|
${figuresBySize(heldOut)
  .map(({ size, figures }) => row(String(size), figures))
  .join('\n')}
${row('each photo as it is', exhibitFigures(asPhotographed))}

| figure | value |
|---|---|
| photos of one source called several | ${format(exhibitFigures(asPhotographed).oneCalledSeveral)} |
| photos of two sources called several | ${format(mixedCalledSeveral(asPhotographed))} |
| 90 % intervals of the map that contain the value of all simulated lots | ${(100 * coverage).toFixed(0)} % |
`;
}

function row(name: string, figures: ExhibitFigures): string {
  const cells = [
    name,
    `${figures.reference}, ${figures.counterfeit}`,
    figures.auc.toFixed(3),
    figures.aucStrong.toFixed(3),
    `${figures.cllr.toFixed(3)} (${figures.cllrMin.toFixed(3)})`,
    `${format(figures.referenceFlagged)}, ${figures.referenceLots.flagged} of ${figures.referenceLots.all} lots`,
    format(figures.counterfeitFlagged),
    format(figures.strongFlagged),
  ];
  return `| ${cells.join(' | ')} |`;
}

/** With the 95 % interval, which treats exhibits as independent. */
function format({ share, interval }: Rate): string {
  if (Number.isNaN(share)) return 'none';
  const percent = (value: number): string => (100 * value).toFixed(1);
  return `${percent(share)} % (${interval.map(percent).join(' to ')})`;
}
