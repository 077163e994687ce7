/** Share of a group with at least this log10 likelihood ratio. */
export interface TippettPoint {
  readonly log10: number;
  /** 0..1, falls as `log10` rises. */
  readonly share: number;
}

/**
 * One curve of a Tippett plot (Evett and Buckleton 1996, "Statistical analysis of STR data"): the share of a group
 * whose log10 likelihood ratio is at least this high. It is constant from one point down to the next lower one. If the
 * curve of the references is still high to the right of 0, or that of the counterfeits low to the left, the evidence is
 * misleading.
 */
export function tippett(values: readonly number[]): TippettPoint[] {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted
    .map((log10, below) => ({ log10, share: (sorted.length - below) / sorted.length }))
    .filter(({ log10 }, index) => sorted[index - 1] !== log10);
}
