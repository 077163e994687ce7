import type { ExhibitVariance } from '../model.ts';
import type { ExhibitTablet } from './weigh-tablets.ts';

/** The best division of tablets into two groups by their likelihood ratios. */
export interface Separation {
  /** In standard errors: by how much the groups' means lie further apart than a cut through one source puts them. */
  readonly value: number;
  /** Indices of the tablets below and above the cut. */
  readonly groups: readonly [lower: readonly number[], upper: readonly number[]];
}

/**
 * Cuts the tablets, ordered by log10 likelihood ratio, where the means of the two parts are furthest apart. Any cut
 * through one source separates means, so what a cut at this share of a normal distribution gives is subtracted. Unlike
 * the share of variance that a cut explains, this does not shrink when more tablets join the larger group: one odd
 * tablet among thirty stays as odd among a hundred. Tablets of one source differ by `tablet` in one photo, and by
 * `photo + tablet` across photos.
 */
export function separate(
  tablets: readonly Pick<ExhibitTablet, 'photo' | 'log10'>[],
  { photo, tablet }: ExhibitVariance,
): Separation {
  const order = tablets.map((_, i) => i).sort((a, b) => tablets[a]!.log10 - tablets[b]!.log10 || a - b);
  const values = order.map((i) => tablets[i]!.log10);
  const deviation = Math.sqrt(new Set(tablets.map((one) => one.photo)).size > 1 ? photo + tablet : tablet);
  const [n, total] = [values.length, values.reduce((sum, value) => sum + value, 0)];
  let [best, cut, below] = [0, 0, 0];
  for (let k = 1; k < n; k++) {
    below += values[k - 1]!;
    const distance = ((total - below) / (n - k) - below / k) / deviation;
    const value = (distance - expectedDistance(k / n)) * Math.sqrt((k * (n - k)) / n);
    if (value > best) [best, cut] = [value, k];
  }
  return { value: best, groups: [order.slice(0, cut), order.slice(cut)] };
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
