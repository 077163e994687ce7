import { bySource, grouped, type SourceTablet } from './exhibit-tablets.ts';

/** Variances of log10 likelihood ratios within one class, each 0 or more; they add up to the total. */
export interface VarianceComponents {
  /** Between sources: what all tablets of a lot or press share. */
  readonly source: number;
  /** Between photos of one source: what light and camera give all its tablets. */
  readonly photo: number;
  /** Between the tablets of one source in one photo. */
  readonly tablet: number;
}

/**
 * The components of one class by the method of moments, each from the pairs that show it (Searle, Casella and McCulloch
 * 1992, "Variance Components"): half the mean squared difference of two tablets of one source estimates `tablet` in one
 * photo, and `tablet + photo` in two. Sources count by their tablets less one, so that no large heap decides alone. A
 * component that the data hold no pair for is NaN.
 */
export function varianceComponents(tablets: readonly SourceTablet[]): VarianceComponents {
  const sources = bySource(tablets);
  const tablet = halfSquares(sources.flatMap((source) => grouped(source, ({ photo }) => photo).map(pairsOf)));
  const acrossPhotos = halfSquares(sources.map((source) => pairsOf(source).filter(([a, b]) => a.photo !== b.photo)));
  const photo = Math.max(0, acrossPhotos - tablet);
  // With one tablet a photo, its error and that of the photo are known only together.
  const [ofPhoto, ofTablet] = Number.isNaN(tablet) ? [0, acrossPhotos] : [Number.isNaN(photo) ? 0 : photo, tablet];
  return { source: Math.max(0, betweenSources(sources, ofPhoto, ofTablet)), photo, tablet };
}

/** What remains of the variance between the sources' means without that of their photos and tablets. */
function betweenSources(sources: readonly SourceTablet[][], photo: number, tablet: number): number {
  const means = sources.map((source) => mean(source.map(({ log10 }) => log10)));
  const error = mean(sources.map((source) => errorOfMean(source, photo, tablet)));
  const middle = mean(means);
  return means.reduce((sum, value) => sum + (value - middle) ** 2, 0) / (means.length - 1) - error;
}

/** The error variance of the plain mean of a source's tablets. */
function errorOfMean(source: readonly SourceTablet[], photo: number, tablet: number): number {
  const shares = grouped(source, (one) => one.photo).map(({ length }) => length / source.length);
  return photo * shares.reduce((sum, share) => sum + share ** 2, 0) + tablet / source.length;
}

type Pair = readonly [SourceTablet, SourceTablet];

function pairsOf(tablets: readonly SourceTablet[]): Pair[] {
  return tablets.flatMap((a, i) => tablets.slice(i + 1).map((b) => [a, b] as const));
}

/** Each group counts by the number of tablets that gave so many pairs, less one. */
function halfSquares(groups: readonly (readonly Pair[])[]): number {
  let [sum, weights] = [0, 0];
  for (const pairs of groups) {
    if (pairs.length === 0) continue;
    const weight = new Set(pairs.flat()).size - 1;
    sum += (weight * mean(pairs.map(([a, b]) => (a.log10 - b.log10) ** 2))) / 2;
    weights += weight;
  }
  return weights === 0 ? Number.NaN : sum / weights;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
