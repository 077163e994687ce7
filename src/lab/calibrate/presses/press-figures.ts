import type { PressSettings } from '../../../core/exhibit-settings.ts';
import { areaUnderRoc } from '../../../evaluate/figures/area-under-roc.ts';
import { cllr, cllrMin } from '../../../evaluate/figures/cllr.ts';
import { type Rate, rateOf } from '../../../evaluate/figures/rate.ts';
import { STRONG_FROM } from '../calibrate.ts';
import type { PressPair } from './press-pairs.ts';

/** How well pairs of groups of one press are told from pairs of two. */
export interface PressFigures {
  readonly one: number;
  readonly two: number;
  readonly auc: number;
  /** Only pairs in which a press is strong. */
  readonly aucStrong: number;
  readonly cllr: number;
  readonly cllrMin: number;
  /** Pairs of one press, and of two, with a likelihood ratio of at least `LEAD`. */
  readonly oneLinked: Rate;
  readonly twoLinked: Rate;
}

export function pressFigures(pairs: readonly PressPair[], settings: PressSettings, lead: number): PressFigures {
  const ratioOf = ({ score }: PressPair): number => {
    const [low, high] = settings.log10Bounds;
    return Math.min(Math.max(settings.slope * score + settings.intercept, low), high);
  };
  const [one, two] = [true, false].map((wanted) => pairs.filter((pair) => pair.one === wanted)) as [
    PressPair[],
    PressPair[],
  ];
  const strong = (some: readonly PressPair[]) => some.filter(({ severity }) => severity >= STRONG_FROM).map(ratioOf);
  const [ofOne, ofTwo] = [one.map(ratioOf), two.map(ratioOf)];
  return {
    one: one.length,
    two: two.length,
    auc: areaUnderRoc(ofOne, ofTwo),
    aucStrong: areaUnderRoc(strong(one), strong(two)),
    cllr: cllr(ofOne, ofTwo),
    cllrMin: cllrMin(ofOne, ofTwo),
    oneLinked: rateOf(one, (pair) => ratioOf(pair) >= lead),
    twoLinked: rateOf(two, (pair) => ratioOf(pair) >= lead),
  };
}
