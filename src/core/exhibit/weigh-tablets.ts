import type { ExhibitVariance } from '../exhibit-settings.ts';
import type { M30Face } from '../labels.ts';

/** The likelihood ratio of an assessed tablet. */
export interface TabletRatio {
  /** Identifies its photo: tablets of one photo share its light and camera. */
  readonly photo: string;
  /** As printed, with its 90 % interval. */
  readonly log10: number;
  readonly interval: readonly [number, number];
}

/** What counts of an assessed tablet in an exhibit. */
export interface ExhibitTablet extends TabletRatio {
  /** Tablets are divided into sources face by face: many defects show on one face only. */
  readonly face: M30Face;
  /** See tablet-look.ts. */
  readonly look: number;
  /** See press/source-look.ts; absent if the model has no calibration for it. */
  readonly sourceLook?: readonly number[] | undefined;
}

/** The weighted means of an exhibit's tablets, in log10 units. */
export interface WeighedTablets {
  readonly mean: number;
  /** Weighted means of the ends of the intervals. All tablets share one calibration, so its errors do not cancel. */
  readonly interval: readonly [number, number];
  /** Share of a single tablet's error variance that averaging removed: 0 for one tablet, below 1 always. */
  readonly errorRemoved: number;
}

/**
 * The best linear estimate of what the source shows, from tablets within photos (generalised least squares). The mean
 * over the k tablets of a photo has the error variance `photo + tablet / k`, so twenty tablets in one photo never weigh
 * more than `1 / photo`. `tablets` is not empty.
 */
export function weighTablets(tablets: readonly TabletRatio[], variance: ExhibitVariance): WeighedTablets {
  const counts = new Map<string, number>();
  for (const { photo } of tablets) counts.set(photo, (counts.get(photo) ?? 0) + 1);
  // The weight of a photo, divided among its tablets.
  const weights = tablets.map(({ photo }) => 1 / (variance.photo * counts.get(photo)! + variance.tablet));
  const total = sum(weights);
  const meanOf = (value: (tablet: TabletRatio) => number): number =>
    sum(tablets.map((tablet, i) => weights[i]! * value(tablet))) / total;
  return {
    mean: meanOf(({ log10 }) => log10),
    interval: [meanOf(({ interval: [low] }) => low), meanOf(({ interval: [, high] }) => high)],
    errorRemoved: tablets.length === 1 ? 0 : 1 - 1 / total / (variance.photo + variance.tablet),
  };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
