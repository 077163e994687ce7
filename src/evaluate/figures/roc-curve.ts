/** One threshold of a receiver operating characteristic; both shares are 0..1. */
export interface RocPoint {
  /** Share of the negatives at or above the threshold. */
  readonly falseShare: number;
  /** Share of the positives at or above it. */
  readonly hitShare: number;
}

/**
 * The ROC curve from (0, 0) to (1, 1), highest threshold first. Equal scores are one step, drawn as a slope, so that
 * the area below equals that of `areaUnderRoc`. Empty if one side is empty.
 */
export function rocCurve(positives: readonly number[], negatives: readonly number[]): RocPoint[] {
  if (positives.length === 0 || negatives.length === 0) return [];
  const thresholds = [...new Set([...positives, ...negatives])].sort((a, b) => b - a);
  const shareFrom = (values: readonly number[], least: number) =>
    values.filter((v) => v >= least).length / values.length;
  return [
    { falseShare: 0, hitShare: 0 },
    ...thresholds.map((least) => ({ falseShare: shareFrom(negatives, least), hitShare: shareFrom(positives, least) })),
  ];
}
