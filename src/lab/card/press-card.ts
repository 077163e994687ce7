import type { PressSettings } from '../../core/exhibit-settings.ts';
import { LEAST_LINK } from '../../core/press/press-link.ts';
import { PRESS_SIZES } from '../calibrate/presses/fit-presses.ts';
import { pressFigures } from '../calibrate/presses/press-figures.ts';
import type { PressPair } from '../calibrate/presses/press-pairs.ts';

const HEADING = '## Tablets of one press in different photos';

export interface CalibratedPresses {
  readonly press: PressSettings;
  readonly presses: number;
  /** Groups that were photographed together, of presses outside the fit of the space that scored them. */
  readonly together: readonly PressPair[];
  /** Groups of tablets in photos of their own, of presses of another split of the simulator. */
  readonly apart: readonly PressPair[];
  readonly apartPresses: number;
}

/** The model card's section about links between presses. */
export function describePresses({ press, presses, together, apart, apartPresses }: CalibratedPresses): string {
  const { slope, intercept, log10Bounds } = press;
  const row = (name: string, pairs: readonly PressPair[]): string => {
    const figures = pressFigures(pairs, press, LEAST_LINK);
    const cells = [
      name,
      `${figures.one}, ${figures.two}`,
      figures.auc.toFixed(3),
      figures.aucStrong.toFixed(3),
      `${figures.cllr.toFixed(3)} (${figures.cllrMin.toFixed(3)})`,
      percent(figures.oneLinked.share),
      percent(figures.twoLinked.share),
    ];
    return `| ${cells.join(' | ')} |`;
  };
  const sizesApart = [...new Set(apart.map(({ size }) => size))].sort((a, b) => a - b);
  return `${HEADING}

Whether two groups of counterfeits, each of one source, come from one press or from two: a two-covariance model of embedding,
aspects and colour, face by face, from ${presses} simulated presses of every severity. Its score becomes a log10 likelihood ratio
by ${slope.toFixed(3)} x score + ${intercept.toFixed(3)}, within ${log10Bounds.join(' to ')}, which this number of presses supports. A lead, no proof.
Pairs never share a photo. Linked: a log10 likelihood ratio of ${LEAST_LINK} or more. Groups in one photo each are of presses that
the space was not fitted on (four parts; the map was fitted on these pairs); tablets in photos of their own, each under its own light, are of
${apartPresses} presses of another split, used in no fit.

| tablets of each group | pairs: one press, two | AUC | AUC, one of them strong | Cllr (least possible) | linked: one press | linked: two |
|---|---|---|---|---|---|---|
${PRESS_SIZES.map((size) =>
  row(
    `${size} in one photo`,
    together.filter((pair) => pair.size === size),
  ),
).join('\n')}
${sizesApart
  .map((size) =>
    row(
      `${size} in ${size === 1 ? 'a photo' : 'photos'} of their own`,
      apart.filter((pair) => pair.size === size),
    ),
  )
  .join('\n')}
`;
}

function percent(share: number): string {
  return Number.isNaN(share) ? 'none' : `${(100 * share).toFixed(1)} %`;
}
