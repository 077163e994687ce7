import type { InspectedCrop } from '../evidence.ts';
import type { M30Face } from '../labels.ts';
import type { LearnedFace, LookSpace } from '../learning-settings.ts';
import type { ModelSettings } from '../model.ts';
import { pressLookOf } from '../press/press-look.ts';

/** A tablet as far as its logit depends on it. */
export type JudgedTablet = Pick<InspectedCrop, 'evidence' | 'colour' | 'tint'>;

/**
 * The logit that the calibration gets. In a bundle as it ships, it is the inspector's. In one that has learned from
 * confirmed tablets (`settings.learned`), it is a weighted sum of the inspector's logit and of how far the tablet's look
 * lies from the learned reference. A photo without colour has a calibration of its own and no such look: there, it is
 * always the inspector's. NaN if the look is not made of numbers.
 *
 * @example
 * calibrate(judgedLogit(tablet, 'M', settings), 'M', settings.calibration);
 */
export function judgedLogit(tablet: JudgedTablet, face: M30Face, { learned }: Pick<ModelSettings, 'learned'>): number {
  const { counterfeitLogit } = tablet.evidence;
  const known = learned?.[face];
  if (known === undefined || tablet.tint !== undefined) return counterfeitLogit;
  const look = learnedLookOf(tablet);
  return look === undefined ? Number.NaN : learnedLogit(look, known);
}

/** The look of a tablet with its counterfeit logit before it: all that a bundle learns from. Undefined as in `pressLookOf`. */
export function learnedLookOf(tablet: JudgedTablet): number[] | undefined {
  const look = pressLookOf(tablet);
  const { counterfeitLogit } = tablet.evidence;
  return look === undefined || !Number.isFinite(counterfeitLogit) ? undefined : [counterfeitLogit, ...look];
}

/**
 * The judged logit of a look as in `learnedLookOf`, in natural log units. References are the learned ones and, for a share, those
 * that look like the shipped one: of the two, the one counts that explains the look better.
 */
export function learnedLogit(look: readonly number[], { weights, shipped, ...space }: LearnedFace): number {
  const along = departures(look, space);
  const learned = along.reduce(
    (sum, departure, k) => sum + weights.axes[k]! * departure + weights.sizes[k]! * sizeOf(departure),
    weights.constant + weights.logit * look[0]! + weights.distance * distanceOf(along),
  );
  if (shipped.share === 0) return learned;
  const before = shipped.constant + shipped.logit * look[0]!;
  // Subtracted first, so that powers stay finite.
  const least = Math.min(learned, before);
  return least - Math.log((1 - shipped.share) * Math.exp(least - learned) + shipped.share * Math.exp(least - before));
}

/** How far a look lies from the mean along each axis. */
export function departures(look: readonly number[], { mean, axes }: LookSpace): number[] {
  return axes.map((axis) => axis.reduce((sum, share, i) => sum + share * (look[i]! - mean[i]!), 0));
}

/** The size of a departure along one axis, 0 or more, by its logarithm as in `distanceOf`. */
export function sizeOf(departure: number): number {
  return Math.log1p(departure ** 2);
}

/**
 * How far in all, whatever the direction: the mean square along the axes, about 1 for a reference tablet. By its logarithm,
 * as in Student's t distribution, so that a tablet that was seen badly is not counted beyond measure.
 */
export function distanceOf(along: readonly number[]): number {
  return Math.log1p(along.reduce((sum, departure) => sum + departure ** 2, 0) / along.length);
}
