import { areaUnderRoc } from '../../evaluate/figures/area-under-roc.ts';
import { poolAdjacentViolators } from '../../evaluate/figures/pool-adjacent-violators.ts';

/** A labelled tablet with a measure of its picture and a network's score. */
export interface MeasuredTablet {
  /** Of the picture; more is better. */
  readonly measure: number;
  readonly counterfeit: boolean;
  /** Higher for counterfeits, if there is anything to see. */
  readonly score: number;
}

/** Minimum area under ROC: below it, a band of tablets is separated too poorly for an answer to be worth its risk. */
export const MIN_AUC = 0.6;
/** One-sided 95 % of a normal distribution. */
const CONFIDENCE = 1.645;
/** With fewer counterfeits or references, an area would be noise. */
const FEWEST_EACH = 8;

/**
 * The smallest value of a measure from which tablets are separated. They are divided into bands of equal count by the
 * measure. The area under ROC of the bands is made monotonic (isotonic regression by pooling adjacent violators, Barlow
 * et al. 1972), because a better picture never shows less and a single band is noisy. The limit is the lower end of the
 * first band that reaches `MIN_AUC`, `undefined` if that is the lowest band, or if all that lies below it, taken together,
 * may be separated well enough: a refusal must rest on data too. At most a share of `mostLost` lies below it: if even
 * better pictures are not separated, this measure is not the cause.
 */
export function chooseLimit(tablets: readonly MeasuredTablet[], bands: number, mostLost: number): number | undefined {
  const cut = cutBands(tablets, bands);
  const areas = rising(cut.map((band) => ({ value: areaOf(band), weight: band.length })));
  let below = 0;
  for (const [i, band] of cut.entries()) {
    const share = below / tablets.length;
    if (areas[i]! >= MIN_AUC || share + band.length / tablets.length > mostLost) {
      return isPoorlySeparated(cut.slice(0, i).flat()) ? (band[0] as MeasuredTablet).measure : undefined;
    }
    below += band.length;
  }
  return undefined;
}

/** Whether the area is below `MIN_AUC` at 95 % confidence. */
function isPoorlySeparated(tablets: readonly MeasuredTablet[]): boolean {
  if (!hasArea(tablets)) return false;
  const counterfeits = tablets.filter(({ counterfeit }) => counterfeit).length;
  const area = areaOf(tablets);
  return area + CONFIDENCE * errorOfArea(area, counterfeits, tablets.length - counterfeits) < MIN_AUC;
}

/** The standard error of an area under ROC (Hanley and McNeil 1982, doi:10.1148/radiology.143.1.7063747). */
export function errorOfArea(area: number, positives: number, negatives: number): number {
  const [first, second] = [area / (2 - area), (2 * area * area) / (1 + area)];
  const spread = area * (1 - area) + (positives - 1) * (first - area * area) + (negatives - 1) * (second - area * area);
  return Math.sqrt(spread / (positives * negatives));
}

/** Equal measures are in one band; a band too small to have an area is merged with the next. */
function cutBands(tablets: readonly MeasuredTablet[], bands: number): MeasuredTablet[][] {
  const sorted = [...tablets].sort((a, b) => a.measure - b.measure);
  const cut: MeasuredTablet[][] = [];
  let band: MeasuredTablet[] = [];
  for (const [i, tablet] of sorted.entries()) {
    band.push(tablet);
    if (band.length < sorted.length / bands || tablet.measure === sorted[i + 1]?.measure || !hasArea(band)) continue;
    cut.push(band);
    band = [];
  }
  if (hasArea(band) || cut.length === 0) cut.push(band);
  else cut.at(-1)?.push(...band);
  return cut;
}

function hasArea(band: readonly MeasuredTablet[]): boolean {
  const counterfeits = band.filter(({ counterfeit }) => counterfeit).length;
  return Math.min(counterfeits, band.length - counterfeits) >= FEWEST_EACH;
}

function areaOf(band: readonly MeasuredTablet[]): number {
  const scores = (label: boolean) => band.filter((tablet) => tablet.counterfeit === label).map(({ score }) => score);
  return areaUnderRoc(scores(true), scores(false));
}

/** The closest rising values to these, by their weights: falling neighbours are pooled to their mean. */
export function rising(values: readonly { readonly value: number; readonly weight: number }[]): number[] {
  const blocks = poolAdjacentViolators(values.map(({ value, weight }) => ({ sum: value * weight, weight })));
  return blocks.flatMap(({ sum, weight, count }) => new Array<number>(count).fill(sum / weight));
}
