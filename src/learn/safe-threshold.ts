/** Deviations above the mean beyond which about one in fifty lies. */
const ONE_IN_FIFTY = 2.05;

/**
 * A threshold for likely counterfeits: at least the given one, and at least what about one in fifty of such reference tablets
 * exceeds, if their log10 likelihood ratios are normal. So few tablets have no second percentile of their own.
 */
export function safeThreshold(references: readonly number[], least: number): number {
  if (references.length < 2) return least;
  const mean = references.reduce((sum, value) => sum + value, 0) / references.length;
  const variance = references.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (references.length - 1);
  return Math.round(Math.max(least, mean + ONE_IN_FIFTY * Math.sqrt(variance)) * 100) / 100;
}
