import type { ExhibitVariance } from '../model.ts';
import type { ExhibitTablet } from './weigh-tablets.ts';

/** The best division of tablets into two groups by their likelihood ratios. */
export interface Separation {
  /** Variance between the groups over that within them; 0 if there is nothing to divide. */
  readonly value: number;
  /** Indices of the tablets below and above the cut. */
  readonly groups: readonly [lower: readonly number[], upper: readonly number[]];
}

/**
 * Cuts the tablets, ordered by log10 likelihood ratio, where the variance between the two parts is largest compared
 * with that within them (Engelman and Hartigan 1969, "Percentage points of a test for clusters"). The variance within
 * is at least that of tablets of one source, so that near-identical tablets are not divided over nothing: `tablet`
 * in one photo, `photo + tablet` across photos.
 */
export function separate(
  tablets: readonly Pick<ExhibitTablet, 'photo' | 'log10'>[],
  { photo, tablet }: ExhibitVariance,
): Separation {
  const order = tablets.map((_, i) => i).sort((a, b) => tablets[a]!.log10 - tablets[b]!.log10 || a - b);
  const values = order.map((i) => tablets[i]!.log10);
  const least = new Set(tablets.map((one) => one.photo)).size > 1 ? photo + tablet : tablet;
  const [n, total] = [values.length, values.reduce((sum, value) => sum + value, 0)];
  const all = values.reduce((sum, value) => sum + (value - total / n) ** 2, 0) / n;
  let [best, cut, below] = [0, 0, 0];
  for (let k = 1; k < n; k++) {
    below += values[k - 1]!;
    const between = ((total - below) / (n - k) - below / k) ** 2 * (k / n) * (1 - k / n);
    const value = between / Math.max(all - between, least);
    if (value > best) [best, cut] = [value, k];
  }
  return { value: best, groups: [order.slice(0, cut), order.slice(cut)] };
}
