import type { PressSpace } from '../../../core/exhibit-settings.ts';
import { grouped } from '../exhibits/exhibit-tablets.ts';
import { symmetricEigen } from './symmetric-eigen.ts';

type Matrix = number[][];

/** The look of a tablet of a known press, or of another source. */
export interface LookOfPress {
  readonly press: string;
  readonly photo: string;
  readonly look: readonly number[];
}

/** Which axes a space has. */
export interface SpaceOptions {
  /** Those with the most variance between presses for their variance within. */
  readonly axes: number;
  /** Whether tablets are compared across photos, which have an error of their own, or within one. */
  readonly compared: 'across photos' | 'in one photo';
}

/** For links: axes beyond these add nothing on presses outside the fit. */
const FOR_LINKS: SpaceOptions = { axes: 14, compared: 'across photos' };
/** Of the largest variance within presses; below it an axis is taken for one without any error of its own. */
const LEAST_WITHIN = 1e-3;

/**
 * The space of one face. Covariances by the method of moments (Searle, Casella and McCulloch 1992): within photos and
 * between the photos of a press, from presses with several tablets or photos, and between presses, from the spread of
 * their means without its error. Then the axes along which presses differ most for the error of the comparison, scaled so
 * that the variance within presses is 1. Across photos, all axes are uncorrelated within presses; in one photo, they are
 * so within photos.
 */
export function fitPressSpace(rows: readonly LookOfPress[], { axes, compared }: SpaceOptions = FOR_LINKS): PressSpace {
  const presses = grouped(rows, ({ press }) => press);
  const { tablet, photo } = withinPresses(presses);
  const means = presses.map((some) => meanOf(some.map(({ look }) => look)));
  const mean = meanOf(means);
  const errors = presses.map((some) => {
    const shares = grouped(some, (row) => row.photo).map(({ length }) => length / some.length);
    return added(
      scaled(
        photo,
        shares.reduce((sum, share) => sum + share ** 2, 0),
      ),
      scaled(tablet, 1 / some.length),
    );
  });
  const error = scaled(errors.reduce(added), 1 / presses.length);
  const between = added(scaled(scatter(means), 1 / (means.length - 1)), scaled(error, -1));
  const whitening = inverseRoot(compared === 'in one photo' ? tablet : added(tablet, photo));
  const eigen = symmetricEigen(product(product(whitening, between), whitening));
  return { mean: mean.map(rounded), ...axesOf(eigen.slice(0, axes), whitening, photo, compared) };
}

function axesOf(
  eigen: readonly { readonly value: number; readonly vector: readonly number[] }[],
  whitening: Matrix,
  photo: Matrix,
  compared: SpaceOptions['compared'],
): Omit<PressSpace, 'mean'> {
  const kept = eigen
    .filter(({ value }) => value > 0)
    .map(({ value, vector }) => {
      const axis = whitening.map((row) => dot(row, vector));
      const ofPhoto = Math.max(
        dot(
          axis,
          photo.map((row) => dot(row, axis)),
        ),
        0,
      );
      // Where the variance within photos is 1, that of the photos comes on top.
      const within = compared === 'in one photo' ? 1 + ofPhoto : 1;
      return {
        axis: axis.map((share) => share / Math.sqrt(within)),
        between: value / within,
        photo: Math.min(ofPhoto / within, 1),
      };
    });
  return {
    axes: kept.map(({ axis }) => axis.map(rounded)),
    between: kept.map(({ between }) => rounded(between)),
    photo: kept.map((one) => rounded(one.photo)),
  };
}

/** Covariance of what a tablet has alone, and of what the tablets of a photo share. */
function withinPresses(presses: readonly (readonly LookOfPress[])[]): { tablet: Matrix; photo: Matrix } {
  const looksOf = (rows: readonly LookOfPress[]) => rows.map(({ look }) => look);
  const photos = presses.map((some) => grouped(some, ({ photo }) => photo).map(looksOf));
  const several = photos.flat().filter(({ length }) => length > 1);
  const repeated = photos.filter(({ length }) => length > 1);
  if (several.length === 0 || repeated.length === 0) {
    throw new RangeError('expected presses with several photos, and photos with several of their tablets');
  }
  const tablet = scaled(several.map(scatter).reduce(added), 1 / freedom(several));
  const ofMeans = scaled(repeated.map((some) => scatter(some.map(meanOf))).reduce(added), 1 / freedom(repeated));
  // A photo's mean has the error of its tablets too.
  const inverses = repeated.flat().map(({ length }) => 1 / length);
  const share = inverses.reduce((sum, value) => sum + value, 0) / inverses.length;
  return { tablet, photo: added(ofMeans, scaled(tablet, -share)) };
}

function freedom(groups: readonly (readonly unknown[])[]): number {
  return groups.reduce((sum, { length }) => sum + length - 1, 0);
}

/** The inverse square root of a covariance, whose smallest variances are raised: what pairs of few presses say of them is chance. */
function inverseRoot(covariance: Matrix): Matrix {
  const eigen = symmetricEigen(covariance);
  const least = eigen[0]!.value * LEAST_WITHIN;
  return eigen.map(({ value, vector }) => scaled(outer(vector), 1 / Math.sqrt(Math.max(value, least)))).reduce(added);
}

/** Sum of squares and products about the mean. */
function scatter(looks: readonly (readonly number[])[]): Matrix {
  const mean = meanOf(looks);
  const sum = mean.map(() => mean.map(() => 0));
  for (const look of looks) {
    const from = look.map((value, i) => value - mean[i]!);
    for (const [i, row] of sum.entries()) for (let j = 0; j < row.length; j++) row[j]! += from[i]! * from[j]!;
  }
  return sum;
}

function meanOf(looks: readonly (readonly number[])[]): number[] {
  return looks[0]!.map((_, i) => looks.reduce((sum, look) => sum + look[i]!, 0) / looks.length);
}

const outer = (a: readonly number[]): Matrix => a.map((x) => a.map((y) => x * y));
const added = (a: Matrix, b: Matrix): Matrix => a.map((row, i) => row.map((value, j) => value + b[i]![j]!));
const scaled = (a: Matrix, factor: number): Matrix => a.map((row) => row.map((value) => value * factor));
const dot = (a: readonly number[], b: readonly number[]): number => a.reduce((sum, value, i) => sum + value * b[i]!, 0);
const product = (a: Matrix, b: Matrix): Matrix =>
  a.map((row) => b[0]!.map((_, j) => row.reduce((sum, value, k) => sum + value * b[k]![j]!, 0)));
const rounded = (value: number): number => Math.round(value * 1e5) / 1e5 + 0;
