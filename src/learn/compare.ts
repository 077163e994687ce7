import type { ModelSettings } from '../core/model.ts';
import { areaUnderRoc } from '../evaluate/figures/area-under-roc.ts';
import { cllr, cllrMin } from '../evaluate/figures/cllr.ts';
import { type Interval, intervalOverPhotos } from '../evaluate/figures/interval-over-photos.ts';
import { type Rate, rateOf } from '../evaluate/figures/rate.ts';
import { adapt } from './adapt.ts';
import { partsOf } from './adapt-face.ts';
import { judgeLook } from './judge-look.ts';
import type { LabelledTablet } from './learning-tablet.ts';

/** What a bundle says of a labelled tablet from which it has not learned. */
export interface Judged {
  /** What was held out together with it. */
  readonly file: string;
  readonly counterfeit: boolean;
  readonly log10: number;
  readonly flagged: boolean;
}

/** The same tablet by the bundle as it shipped, and by one that learned from the tablets of the other parts. */
export interface JudgedTwice {
  readonly file: string;
  readonly before: Judged;
  readonly after: Judged;
}

/** How well a bundle does on labelled tablets. */
export interface ComparedFigures {
  readonly auc: number;
  readonly cllr: number;
  /** What only better discrimination could still reduce; the rest of `cllr` is wrong calibration. */
  readonly cllrMin: number;
  readonly referencesFlagged: Rate;
  readonly counterfeitsMissed: Rate;
}

export interface Comparison {
  readonly judged: readonly JudgedTwice[];
  readonly groups: number;
  readonly before: ComparedFigures;
  readonly after: ComparedFigures;
  /** After minus before, with 95 % intervals over groups. */
  readonly change: Readonly<Record<'auc' | 'cllr', { readonly value: number; readonly interval: Interval }>>;
  /** Whether the new bundle is better beyond chance. */
  readonly recommended: boolean;
}

/**
 * Old bundle against new on the same folds: every labelled tablet is judged by the bundle as it shipped, and by one that learned
 * from the other groups alone. The new one is recommended only if its likelihood ratios cost less (Cllr) at 95 % confidence, and
 * less than saying nothing, and its AUC is not lower.
 */
export function compare(tablets: readonly LabelledTablet[], shipped: ModelSettings): Comparison {
  return compareJudged(judgeTwice(tablets, shipped));
}

/** The same of tablets that were judged already, by whatever was learned without them. */
export function compareJudged(judged: readonly JudgedTwice[]): Comparison {
  const [before, after] = [judged.map((one) => one.before), judged.map((one) => one.after)];
  const figures = { before: figuresOf(before), after: figuresOf(after) };
  const change = {
    auc: changeOf(judged, (some) => areaUnderRoc(ratios(some, true), ratios(some, false))),
    cllr: changeOf(judged, (some) => cllr(ratios(some, true), ratios(some, false))),
  };
  return {
    judged,
    groups: new Set(judged.map(({ file }) => file)).size,
    ...figures,
    change,
    recommended: change.cllr.interval[1] < 0 && change.auc.value >= 0 && figures.after.cllr < 1,
  };
}

function judgeTwice(tablets: readonly LabelledTablet[], shipped: ModelSettings): JudgedTwice[] {
  const parts = partsOf(tablets);
  const judged = new Array<JudgedTwice>(tablets.length);
  for (const part of new Set(parts)) {
    const learned = adapt(
      tablets.filter((_, i) => parts[i] !== part),
      shipped,
    );
    for (const [i, tablet] of tablets.entries()) {
      if (parts[i] !== part) continue;
      judged[i] = { file: tablet.group, before: judge(tablet, shipped), after: judge(tablet, learned) };
    }
  }
  return judged;
}

/** As the verdict: above the threshold, and with its whole interval above 0. */
export function judge(tablet: LabelledTablet, settings: ModelSettings): Judged {
  const { log10, interval } = judgeLook(tablet, settings);
  const flagged = log10 >= settings.verdicts.likelyCounterfeit && interval[0] > 0;
  return { file: tablet.group, counterfeit: tablet.counterfeit, log10, flagged };
}

export function figuresOf(judged: readonly Judged[]): ComparedFigures {
  const [of, against] = [ratios(judged, true), ratios(judged, false)];
  return {
    auc: areaUnderRoc(of, against),
    cllr: cllr(of, against),
    cllrMin: cllrMin(of, against),
    referencesFlagged: rateOf(
      judged.filter(({ counterfeit }) => !counterfeit),
      ({ flagged }) => flagged,
    ),
    counterfeitsMissed: rateOf(
      judged.filter(({ counterfeit }) => counterfeit),
      ({ flagged }) => !flagged,
    ),
  };
}

function ratios(judged: readonly Judged[], counterfeit: boolean): number[] {
  return judged.filter((one) => one.counterfeit === counterfeit).map(({ log10 }) => log10);
}

/** Groups are drawn, with all their tablets judged both ways, so that what both bundles find hard cancels out. */
function changeOf(
  judged: readonly JudgedTwice[],
  statistic: (judged: readonly Judged[]) => number,
): { readonly value: number; readonly interval: Interval } {
  const change = (some: readonly JudgedTwice[]): number =>
    statistic(some.map(({ after }) => after)) - statistic(some.map(({ before }) => before));
  return { value: change(judged), interval: intervalOverPhotos(judged, change) };
}
