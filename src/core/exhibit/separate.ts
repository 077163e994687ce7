import type { ExhibitVariance } from '../exhibit-settings.ts';
import { M30_FACES } from '../labels.ts';
import { SharedPhotos } from './shared-photos.ts';
import type { ExhibitTablet } from './weigh-tablets.ts';

type LookedAt = Pick<ExhibitTablet, 'photo' | 'face' | 'look'>;

/** The best division of tablets into two groups by their looks. */
export interface Separation {
  /** In standard errors: by how much the groups' means lie further apart than a cut through one source puts them. */
  readonly value: number;
  /** Indices of the tablets below and above the cut. */
  readonly groups: readonly [lower: readonly number[], upper: readonly number[]];
}

/** A face whose tablets are cut less clearly than this, relative to the other face, does not take part in a division. */
const CLEAR_SHARE = 0.5;

/**
 * Cuts the tablets of each face where their looks are furthest apart. A face is compared with itself, because many
 * defects show on one face only, so that a press makes faces of different looks. Tablets of a face that is not clearly
 * cut stay in the lower group.
 */
export function separate(tablets: readonly LookedAt[], variance: ExhibitVariance): Separation {
  const all = tablets.map((_, i) => i);
  const cuts = M30_FACES.map((face) =>
    cutInTwo(
      all.filter((i) => tablets[i]!.face === face),
      tablets,
      variance,
    ),
  );
  const clearest = Math.max(...cuts.map(({ value }) => value));
  const upper = new Set(cuts.filter(({ value }) => value >= CLEAR_SHARE * clearest).flatMap((cut) => cut.upper));
  return {
    value: Math.hypot(...cuts.map(({ value }) => value)),
    groups: [all.filter((i) => !upper.has(i)), all.filter((i) => upper.has(i))],
  };
}

/**
 * Cuts where the means of the two parts are furthest apart, in standard errors. Tablets of a photo share its light, so a
 * cut between photos has a larger error than one through a photo: nine tablets of one odd photo are no nine witnesses.
 * Any cut through one source separates means, so what a cut at this share of a normal distribution gives is subtracted.
 * Unlike the share of variance that a cut explains, this does not shrink when more tablets join the larger group: one odd
 * tablet among thirty stays as odd among a hundred.
 */
function cutInTwo(
  indices: readonly number[],
  tablets: readonly LookedAt[],
  variance: ExhibitVariance,
): { readonly value: number; readonly upper: readonly number[] } {
  const order = [...indices].sort((a, b) => tablets[a]!.look - tablets[b]!.look || a - b);
  const n = order.length;
  const total = order.reduce((sum, i) => sum + tablets[i]!.look, 0);
  const shared = new SharedPhotos(order.map((i) => tablets[i]!.photo));
  // Tablets of one source differ by `tablet` in one photo, and by `photo + tablet` across photos.
  const deviation = Math.sqrt(variance.photo * shared.differing + variance.tablet);
  let [best, cut, below] = [0, n, 0];
  for (let k = 1; k < n; k++) {
    below += tablets[order[k - 1]!]!.look;
    const distance = (total - below) / (n - k) - below / k;
    const error = Math.sqrt(variance.photo * shared.moveDown(k) + variance.tablet * (1 / k + 1 / (n - k)));
    const value = (distance - deviation * expectedDistance(k / n)) / error;
    if (value > best) [best, cut] = [value, k];
  }
  return { value: best, upper: order.slice(cut) };
}

/** Distance between the means of the two parts of a standard normal distribution that is cut at this share, 0..1. */
function expectedDistance(share: number): number {
  const z = normalQuantile(share);
  return Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI) / (share * (1 - share));
}

/** The standard normal quantile to within 0.0005 (Abramowitz and Stegun 1964, 26.2.23). */
function normalQuantile(share: number): number {
  const t = Math.sqrt(-2 * Math.log(Math.min(share, 1 - share)));
  const upper =
    t - (2.515517 + 0.802853 * t + 0.010328 * t * t) / (1 + 1.432788 * t + 0.189269 * t * t + 0.001308 * t ** 3);
  return share < 0.5 ? -upper : upper;
}
