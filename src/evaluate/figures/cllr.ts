import { risingShares } from './pool-adjacent-violators.ts';

/**
 * Cost of log10 likelihood ratios in bits (Brümmer and du Preez 2006, "Application-independent evaluation of speaker
 * detection", Computer Speech and Language 20): 0 is perfect, 1 is uninformative, more is misleading. NaN if one side
 * is empty.
 */
export function cllr(counterfeits: readonly number[], references: readonly number[]): number {
  const missed = counterfeits.map((log10) => Math.log2(1 + 10 ** -log10));
  const alarmed = references.map((log10) => Math.log2(1 + 10 ** log10));
  return (mean(missed) + mean(alarmed)) / 2;
}

/**
 * `cllr` after the best recalibration that preserves the order (same source): the part that only better discrimination
 * could reduce. `cllr` minus this is the calibration loss.
 */
export function cllrMin(counterfeits: readonly number[], references: readonly number[]): number {
  const blocks = risingShares([
    ...counterfeits.map((score) => ({ score, hit: true })),
    ...references.map((score) => ({ score, hit: false })),
  ]);
  let [missed, alarmed] = [0, 0];
  for (const { weight: n, sum: hits } of blocks) {
    const ratio = hits / counterfeits.length / ((n - hits) / references.length);
    // A block of one side alone has the ratio 0 or infinity, which costs nothing on that side.
    if (hits > 0) missed += hits * Math.log2(1 + 1 / ratio);
    if (hits < n) alarmed += (n - hits) * Math.log2(1 + ratio);
  }
  return (missed / counterfeits.length + alarmed / references.length) / 2;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
