import type { PressSpace } from '../../../core/model.ts';
import { grouped } from '../exhibits/exhibit-tablets.ts';
import type { PressRow } from './press-rows.ts';
import { symmetricEigen } from './symmetric-eigen.ts';

type Matrix = number[][];

/** Axes beyond these, by their variance between presses, add nothing on presses outside the fit. */
const MOST_AXES = 14;
/** Of the largest variance within presses; below it an axis is taken for one without any error of its own. */
const LEAST_WITHIN = 1e-3;

/**
 * The space of one face. Covariances by the method of moments (Searle, Casella and McCulloch 1992): within photos and
 * between the photos of a press, from presses with several tablets or photos, and between presses, from the spread of
 * their means without its error. Then the axes that make the variance within presses 1 and all axes uncorrelated.
 */
export function fitPressSpace(rows: readonly PressRow[]): PressSpace {
  const presses = grouped(rows, ({ press }) => press);
  const { tablet, photo } = withinPresses(presses);
  const within = added(tablet, photo);
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
  const whitening = inverseRoot(within);
  return {
    mean: mean.map(rounded),
    ...axesOf(symmetricEigen(product(product(whitening, between), whitening)), whitening, photo),
  };
}

function axesOf(
  eigen: readonly { readonly value: number; readonly vector: readonly number[] }[],
  whitening: Matrix,
  photo: Matrix,
): Omit<PressSpace, 'mean'> {
  const kept = eigen.filter(({ value }) => value > 0).slice(0, MOST_AXES);
  const axes = kept.map(({ vector }) => whitening.map((row) => dot(row, vector)));
  return {
    axes: axes.map((axis) => axis.map(rounded)),
    between: kept.map(({ value }) => rounded(value)),
    photo: axes.map((axis) =>
      rounded(
        Math.min(
          Math.max(
            dot(
              axis,
              photo.map((row) => dot(row, axis)),
            ),
            0,
          ),
          1,
        ),
      ),
    ),
  };
}

/** Covariance of what a tablet has alone, and of what the tablets of a photo share. */
function withinPresses(presses: readonly (readonly PressRow[])[]): { tablet: Matrix; photo: Matrix } {
  const looksOf = (rows: readonly PressRow[]) => rows.map(({ look }) => look);
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
  return looks.map((look) => outer(look.map((value, i) => value - mean[i]!))).reduce(added);
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
