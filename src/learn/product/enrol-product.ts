import { productDistance } from '../../core/decide/decide-product.ts';
import { TelltaleError } from '../../core/errors.ts';
import { ASPECTS } from '../../core/labels.ts';
import type { ProductSettings } from '../../core/learning-settings.ts';
import { areaUnderRoc } from '../../evaluate/figures/area-under-roc.ts';
import { rate, ruleOfThree } from '../../evaluate/figures/rate.ts';
import { groupBy } from '../learning-tablet.ts';
import type { ProductTablet } from './product-tablets.ts';

/** Photos below which a product is not learned. */
export const FEWEST_PRODUCT_PHOTOS = 10;
/** Share of tablets that may look unlike the others before several products must be among them. */
const MOST_UNLIKE_SHARE = 0.25;
/**
 * Mean square of robust deviations beyond which a tablet is unlike the others. Of 75 tablets of four real products none exceeded 1.8;
 * of another product among them nearly all did (docs/experiments/2026-11-learning.md).
 */
const MOST_UNLIKE = 2.5;
/** Robust deviation of a* and b* together that no single product had: up to 4.5. Many products together had 12, halves of two 22. */
const WIDEST_COLOUR = 8;
/** Robust deviation of each group of numbers below which it is not taken seriously: that of simulated tablets of one press. */
const LEAST_DEVIATION = [0.21, 0.5, 1.6] as const;
/** A group's mean variance counts for so many tablets against each number's own: few tablets do not have 22 variances. */
const GROUP_TABLETS = 10;
/** Share of the product's own tablets, held out, that shall look like the others. */
const WANTED_ALIKE = 0.95;

/** What was learned, and how well own tablets and others are told apart. */
export interface EnrolledProduct {
  readonly settings: ProductSettings;
  readonly photos: number;
  /** The area under the ROC curve of held out own tablets against others; absent without others. */
  readonly auc?: number;
}

/** Own tablets without those that look unlike the rest. */
export function withoutUnlike(own: readonly ProductTablet[]): {
  readonly usable: readonly ProductTablet[];
  readonly unlike: readonly ProductTablet[];
} {
  const looks = own.map(({ look }) => look);
  if (looks.length === 0) return { usable: [], unlike: [] };
  const mean = columns(looks).map(median);
  const spread = columns(looks).map((column, i) => 1.4826 * median(column.map((value) => Math.abs(value - mean[i]!))));
  const groups = groupsOf(mean.length);
  const colour = Math.sqrt(sum(groups[2]!.map((i) => spread[i]! ** 2)));
  const deviation = [...spread];
  groups.forEach((group, g) => {
    const whole = Math.sqrt(sum(group.map((i) => spread[i]! ** 2)) / group.length);
    for (const i of group) deviation[i] = Math.max(whole, LEAST_DEVIATION[g]!);
  });
  const isUnlike = ({ look }: ProductTablet): boolean => productDistance(look, { mean, deviation }) > MOST_UNLIKE;
  const unlike = own.filter(isUnlike);
  if (colour > WIDEST_COLOUR || unlike.length > MOST_UNLIKE_SHARE * own.length) {
    throw new TelltaleError('product_several', { count: own.length });
  }
  return { usable: own.filter((tablet) => !isUnlike(tablet)), unlike };
}

/**
 * The look of a product from its tablets, and how far from it a tablet may lie: so far that 95 % of its own tablets, each compared
 * with those of other photos, do not lie further.
 *
 * @throws TelltaleError `product_too_few`
 */
export function enrolProduct(
  name: string,
  own: readonly ProductTablet[],
  others: readonly ProductTablet[],
): EnrolledProduct {
  const photos = groupBy(own, ({ photo }) => photo);
  if (photos.length < FEWEST_PRODUCT_PHOTOS) {
    throw new TelltaleError('product_too_few', { least: FEWEST_PRODUCT_PHOTOS, photos: photos.length });
  }
  const heldOut = photos.flatMap((some) => {
    const [photo] = some.map((tablet) => tablet.photo);
    const reference = referenceOf(own.filter((tablet) => tablet.photo !== photo));
    return some.map(({ look }) => productDistance(look, reference));
  });
  const limit = limitOf(heldOut);
  const reference = referenceOf(own);
  const foreign = others.map(({ look }) => productDistance(look, reference));
  const alike = (distances: readonly number[]) => distances.filter((distance) => distance <= limit).length;
  return {
    settings: {
      name,
      ...reference,
      limit,
      heldOut: { tablets: heldOut.length, alike: alike(heldOut) },
      ...(foreign.length === 0 ? {} : { others: boundedOf(alike(foreign), foreign.length) }),
    },
    photos: photos.length,
    ...(foreign.length === 0 ? {} : { auc: areaUnderRoc(foreign, heldOut) }),
  };
}

/** With Wilson's upper bound or, of none, about 3 in n. */
function boundedOf(alike: number, tablets: number): NonNullable<ProductSettings['others']> {
  return { tablets, alike, upTo: Math.min(1, ruleOfThree(alike, tablets) ?? rate(alike, tablets).interval[1]) };
}

/** Mean and deviation of each number, the variance shrunk toward the mean variance of its group. */
function referenceOf(tablets: readonly ProductTablet[]): Pick<ProductSettings, 'mean' | 'deviation'> {
  const all = columns(tablets.map(({ look }) => look));
  const mean = all.map((column) => sum(column) / column.length);
  const squares = all.map((column, i) => sum(column.map((value) => (value - mean[i]!) ** 2)));
  const degrees = Math.max(1, tablets.length - 1);
  const deviation = new Array<number>(mean.length);
  for (const group of groupsOf(mean.length)) {
    const whole = sum(group.map((i) => squares[i]!)) / (group.length * degrees);
    for (const i of group) {
      const variance = (squares[i]! + GROUP_TABLETS * whole) / (degrees + GROUP_TABLETS);
      deviation[i] = Math.max(Math.sqrt(variance), 1e-3);
    }
  }
  return { mean, deviation };
}

/** The order statistic that a further tablet exceeds with a probability of at most 1 - WANTED_ALIKE (Vovk et al. 2005). */
function limitOf(distances: readonly number[]): number {
  const sorted = [...distances].sort((a, b) => a - b);
  const rank = Math.min(sorted.length, Math.ceil(WANTED_ALIKE * (sorted.length + 1)));
  return sorted[rank - 1]!;
}

/** Indices of the embedding, the aspects, and a* and b* in a look of `size` numbers. */
function groupsOf(size: number): number[][] {
  const embedding = size - ASPECTS.length - 2;
  const range = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => from + i);
  return [range(0, embedding), range(embedding, size - 2), range(size - 2, size)];
}

function columns(rows: readonly (readonly number[])[]): number[][] {
  return rows[0]!.map((_, i) => rows.map((row) => row[i]!));
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
