/** The value below which `share` (0..1) of the values lie: the nearest rank, so always a measured one. */
export function percentile(values: readonly number[], share: number): number {
  const ranked = [...values].sort((a, b) => a - b);
  return ranked[Math.max(0, Math.ceil(share * ranked.length) - 1)] ?? Number.NaN;
}
