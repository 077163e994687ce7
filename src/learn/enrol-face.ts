import type { FaceCalibration, LogisticMap } from '../core/calibration-settings.ts';
import { departures, learnedLogit } from '../core/decide/judged-logit.ts';
import type { M30Face } from '../core/labels.ts';
import type { EnrolmentFace, LearnedFace, LookSpace, LookWeights } from '../core/learning-settings.ts';
import type { ModelSettings } from '../core/model.ts';
import { learnedReference } from './learned-reference.ts';
import type { LearningTablet } from './learning-tablet.ts';

/** What a bundle knows of one face: with these, its tablets are judged. */
export interface FaceKnowledge {
  readonly learned: LearnedFace;
  readonly calibration: FaceCalibration;
}

/** A face as the bundle shipped it. */
export interface ShippedFace {
  readonly enrolment: EnrolmentFace;
  readonly calibration: FaceCalibration;
  readonly halfway: number;
}

/** @throws RangeError the settings have no enrolment */
export function shippedFace({ enrolment, calibration }: ModelSettings, face: M30Face): ShippedFace {
  if (enrolment === undefined) throw new RangeError('expected settings with an enrolment');
  return { enrolment: enrolment[face], calibration: calibration[face], halfway: enrolment.halfway };
}

/** What the shipped calibration counts at least, however many tablets there are, if the product looks as simulated ones do. */
const LEAST_KEPT = 0.5;
/** Of references of a foreign product, those that look like the shipped one: other products that the bundle knows. */
const SHIPPED_SHARE = 0.5;

type Tablet = Pick<LearningTablet, 'photo' | 'look'>;

/**
 * One face after enrolling these reference tablets: a reference of their own, and weights between the shipped calibration
 * (with no tablet) and those fitted on simulated tablets that were compared with the reference tablets of their own photo
 * (with many).
 */
export function enrolFace(tablets: readonly Tablet[], { enrolment, calibration, halfway }: ShippedFace): FaceKnowledge {
  const reference = learnedReference(tablets, enrolment);
  const trust = trustIn(reference, enrolment);
  const foreign = { ...enrolment.weights, ...enrolment.foreign, axes: enrolment.axes.map(() => 0) };
  const enrolled = mixed(foreign, enrolment.weights, trust);
  // What shipped says nothing of a product that it does not know, however few tablets of it there are.
  const kept = LEAST_KEPT + ((1 - LEAST_KEPT) * halfway) / (tablets.length + halfway);
  const share = 1 - trust * kept;
  const before = shippedWeights(calibration, enrolment.axes.length);
  // These tablets' own logit no longer counts against them.
  const shift = reference.mean[0]! - enrolment.mean[0]!;
  const weights = mixed({ ...before, constant: before.constant - before.logit * shift }, enrolled, share);
  return {
    learned: {
      ...reference,
      weights,
      shipped: {
        constant: calibration.intercept * Math.LN10,
        logit: calibration.slope * Math.LN10,
        share: (1 - trust) * SHIPPED_SHARE,
      },
    },
    calibration: naturalCalibration(calibration, enrolment.replicas, share),
  };
}

/**
 * How far the direction of a departure still means what it means on simulated tablets, 0..1: fully as long as the learned mean
 * lies no further from the shipped one than simulated references do, less beyond. The inspector saturates there: to it, all
 * tablets of a foreign product are counterfeits, and a counterfeit of that product may be less of one.
 */
function trustIn({ mean }: LookSpace, shipped: EnrolmentFace): number {
  const along = departures(mean, shipped);
  const ratio = along.reduce((sum, one, k) => sum + one ** 2 / shipped.between[k]!, 0) / along.length;
  return Math.min(1, (2 / (1 + ratio)) ** 2);
}

/** The shipped calibration as weights: the inspector's logit and nothing else, in natural log units. */
export function shippedWeights({ slope, intercept }: LogisticMap, axes: number): LookWeights {
  return {
    constant: intercept * Math.LN10,
    logit: slope * Math.LN10,
    axes: new Array<number>(axes).fill(0),
    sizes: new Array<number>(axes).fill(0),
    distance: 0,
  };
}

/** From `one` at a share of 0 to `other` at 1. */
function mixed(one: LookWeights, other: LookWeights, share: number): LookWeights {
  const mix = (a: number, b: number): number => (1 - share) * a + share * b;
  return {
    constant: mix(one.constant, other.constant),
    logit: mix(one.logit, other.logit),
    axes: one.axes.map((weight, k) => mix(weight, other.axes[k]!)),
    sizes: one.sizes.map((weight, k) => mix(weight, other.sizes[k]!)),
    distance: mix(one.distance, other.distance),
  };
}

/**
 * The judged logit is a natural log likelihood ratio already, so its map is a change of units. The replicas vary about it as
 * those of the shipped calibration and those of the enrolment do, in proportion to their shares.
 */
function naturalCalibration(
  { slope, intercept, replicas }: FaceCalibration,
  enrolled: readonly LogisticMap[],
  share: number,
): FaceCalibration {
  const unit = 1 / Math.LN10;
  return {
    slope: unit,
    intercept: 0,
    replicas: replicas.map((replica, i) => {
      const other = enrolled[i % enrolled.length]!;
      return {
        slope: (1 - share) * (replica.slope / slope) * unit + share * other.slope,
        intercept: (1 - share) * (replica.intercept - (intercept * replica.slope) / slope) + share * other.intercept,
      };
    }),
  };
}

/** The judged logits of enrolled tablets, each against a reference learned from the others. */
export function heldOutLogits(tablets: readonly Tablet[], shipped: ShippedFace): number[] {
  return tablets.map(({ look }, i) => {
    const others = tablets.filter((_, k) => k !== i);
    return learnedLogit(look, enrolFace(others, shipped).learned);
  });
}
