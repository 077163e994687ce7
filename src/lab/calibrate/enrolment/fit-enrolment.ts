import type { LogisticMap } from '../../../core/calibration-settings.ts';
import { departures, distanceOf, learnedLookOf } from '../../../core/decide/judged-logit.ts';
import { M30_FACES } from '../../../core/labels.ts';
import type { EnrolmentFace, EnrolmentSettings, LookSpace, LookWeights } from '../../../core/learning-settings.ts';
import type { Gates } from '../../../core/model.ts';
import { equalClasses, mapLogistic } from '../../../learn/map-logistic.ts';
import { Random } from '../../simulate/random.ts';
import { type CalibrationRow, comparedTablets } from '../calibrate.ts';
import { grouped } from '../exhibits/exhibit-tablets.ts';
import { symmetricEigen } from '../presses/symmetric-eigen.ts';
import type { ReferenceRow } from './reference-rows.ts';

/** Number of reference tablets from which what was enrolled counts for more than what shipped. */
const HALFWAY = 2;
/** Share of the correlations between numbers of a look that is taken for chance. */
const SHRINKAGE = 0.3;
/** Variance between photos along an axis, of that inside them, that is always assumed. */
const LEAST_BETWEEN = 0.05;
const REPLICAS = 100;
/** Precision of the weights' normal priors about 0. */
const RIDGE = 2;
/** Reference tablets of a photo below which their mean says little about it. */
const FEWEST_TO_COMPARE = 3;

/** A tablet as its departures from the reference tablets of its own photo. */
interface Compared {
  readonly lot: string;
  readonly along: readonly number[];
  readonly counterfeit: boolean;
}

/**
 * How to learn a reference, from simulated tablets: `references` are tablets of photos that show several of one lot, from
 * which the spread inside a photo and between photos follows; `rows`, those on which faces are calibrated, hold matched
 * pairs, whose difference is what makes a counterfeit under one light and camera. Then, by logistic regression, the weights
 * of departures from the reference tablets of the same photo.
 */
export function fitEnrolment(
  references: readonly ReferenceRow[],
  rows: readonly CalibrationRow[],
  gates: Gates,
  seed: string,
): EnrolmentSettings {
  const compared = comparedTablets(rows, gates);
  const [M, thirty] = M30_FACES.map((face) =>
    fitFace(
      references.filter((row) => row.face === face),
      matchedPairs(compared[face]),
      new Random(`${seed}/enrolment/${face}`),
    ),
  );
  return { M: M!, '30': thirty!, halfway: HALFWAY };
}

/** The difference of looks of the counterfeit and the reference tablet of a matched pair. */
interface Pair {
  readonly lot: string;
  readonly difference: readonly number[];
}

function matchedPairs(rows: readonly CalibrationRow[]): Pair[] {
  return grouped(rows, ({ truth }) => truth.photo).flatMap((some) => {
    const ofLabel = (label: string) =>
      some
        .filter(({ truth }) => truth.label === label)
        .sort((a, b) => b.quality.diameterPx - a.quality.diameterPx)
        .slice(0, 1);
    return ofLabel('counterfeit').flatMap((counterfeit) =>
      ofLabel('reference').flatMap((reference): Pair[] => {
        const [a, b] = [learnedLookOf(counterfeit), learnedLookOf(reference)];
        if (a === undefined || b === undefined) return [];
        const lot = counterfeit.truth.press.split('/')[0]!;
        return [{ lot, difference: a.map((value, i) => value - b[i]!) }];
      }),
    );
  });
}

function fitFace(references: readonly ReferenceRow[], pairs: readonly Pair[], random: Random): EnrolmentFace {
  const space = fitSpace(references, pairs);
  const examples = [...referenceDepartures(references, space), ...pairDepartures(pairs, space)];
  const weights = fitWeights(examples);
  const { constant, distance } = fitWeights(examples, 0);
  const lots = grouped(examples, ({ lot }) => lot);
  return {
    mean: space.mean.map(round),
    axes: space.axes.map((axis) => axis.map(round)),
    between: space.between.map(round),
    weights,
    foreign: { constant, distance },
    replicas: Array.from({ length: REPLICAS }, () =>
      replicaOf(
        weights,
        lots.flatMap(() => random.pick(lots)),
      ),
    ),
  };
}

/**
 * Axes that make the variance between reference tablets of one photo 1, those first along which counterfeits depart most from
 * their matched partners (Fisher 1936), and the variance between photos along them.
 */
function fitSpace(
  references: readonly ReferenceRow[],
  pairs: readonly Pair[],
): LookSpace & { readonly between: readonly number[] } {
  const photos = grouped(references, ({ photo }) => photo).map((some) => some.map(({ look }) => look));
  const several = photos.filter(({ length }) => length > 1);
  const freedom = several.reduce((sum, { length }) => sum + length - 1, 0);
  const within = scaled(several.map(scatter).reduce(added), 1 / freedom);
  const mean = meanOf(photos.map(meanOf));
  const departing = scaled(pairs.map(({ difference }) => outer(difference)).reduce(added), 1 / pairs.length);
  const axes = departingAxes(within, departing);
  const means = several.map((some) => departures(meanOf(some), { mean, axes }));
  const error = several.reduce((sum, { length }) => sum + 1 / length, 0) / several.length;
  const between = axes.map((_, k) =>
    Math.max(LEAST_BETWEEN, means.reduce((sum, along) => sum + along[k]! ** 2, 0) / means.length - error),
  );
  return { mean, axes, between };
}

function departingAxes(within: Matrix, departing: Matrix): number[][] {
  const deviations = within.map((row, i) => Math.sqrt(row[i]!));
  const relative = (matrix: Matrix): Matrix =>
    matrix.map((row, i) => row.map((value, j) => value / deviations[i]! / deviations[j]!));
  const correlations = relative(within).map((row, i) => row.map((value, j) => (i === j ? 1 : (1 - SHRINKAGE) * value)));
  const whitening = symmetricEigen(correlations)
    .map(({ value, vector }) => scaled(outer(vector), 1 / Math.sqrt(value)))
    .reduce(added);
  return symmetricEigen(product(product(whitening, relative(departing)), whitening)).map(({ vector }) =>
    whitening.map((row, i) => dot(row, vector) / deviations[i]!),
  );
}

/** Reference tablets against the mean of the others of their photo. */
function referenceDepartures(references: readonly ReferenceRow[], { axes }: LookSpace): Compared[] {
  return grouped(references, ({ photo }) => photo)
    .filter(({ length }) => length > FEWEST_TO_COMPARE)
    .flatMap((some) =>
      some.map(({ look, lot }, i) => {
        const mean = meanOf(some.filter((_, k) => k !== i).map((other) => other.look));
        return { lot: `lot ${lot}`, along: departures(look, { mean, axes }), counterfeit: false };
      }),
    );
}

/**
 * The difference of a pair holds the spread of both tablets; compared with a mean of many, a counterfeit's departure holds
 * that of one.
 */
function pairDepartures(pairs: readonly Pair[], { axes }: LookSpace): Compared[] {
  const zero = axes[0]!.map(() => 0);
  return pairs.map(({ lot, difference }) => ({
    lot,
    along: departures(difference, { mean: zero, axes }),
    counterfeit: true,
  }));
}

/** With so many of the axes; all by default. */
function fitWeights(compared: readonly Compared[], count = compared[0]!.along.length): LookWeights {
  const examples = equalClasses(
    compared.map(({ along, counterfeit }) => ({
      features: [1, distanceOf(along), ...along.slice(0, count)],
      hit: counterfeit,
    })),
  );
  const size = examples[0]!.features.length;
  const precision = Array.from({ length: size }, (_, i) => (i < 2 ? 1e-3 : RIDGE));
  const [constant, distance, ...axes] = mapLogistic(examples, new Array<number>(size).fill(0), precision) as [
    number,
    number,
    ...number[],
  ];
  return {
    constant: round(constant),
    logit: 0,
    axes: axes.map(round),
    sizes: axes.map(() => 0),
    distance: Math.max(0, round(distance)),
  };
}

/** The best map from these weights' sum to log10 likelihood ratios, for a sample of the lots. */
function replicaOf(weights: LookWeights, compared: readonly Compared[]): LogisticMap {
  const examples = equalClasses(
    compared.map(({ along, counterfeit }) => ({
      features: [
        1,
        weights.constant +
          weights.distance * distanceOf(along) +
          along.reduce((sum, one, k) => sum + weights.axes[k]! * one, 0),
      ],
      hit: counterfeit,
    })),
  );
  const [intercept, slope] = mapLogistic(examples, [0, 1], [1e-3, 1e-3]) as [number, number];
  return { slope: round(slope / Math.LN10), intercept: round(intercept / Math.LN10) };
}

type Matrix = number[][];

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
const round = (value: number): number => Math.round(value * 1e5) / 1e5 + 0;
