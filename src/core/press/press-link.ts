import { type LikelihoodRatio, percentile } from '../decide/calibrate.ts';
import { round } from '../decide/round.ts';
import type { PressSettings, PressSpace } from '../exhibit-settings.ts';
import { M30_FACES, type M30Face } from '../labels.ts';

/** A tablet of a group that is asked about its press. */
export interface PressTablet {
  /** Identifies its photo: tablets of one photo share its light and camera. */
  readonly photo: string;
  readonly face: M30Face;
  /** See press-look.ts. */
  readonly look: readonly number[];
}

/** What the tablets of one face show along the axes of the space: their mean, and the error variance of that mean. */
interface FaceMean {
  readonly mean: readonly number[];
  readonly error: readonly number[];
}

/** What a group shows of its press, face by face; a face that it does not show is absent. */
export type PressMeans = Partial<Record<M30Face, FaceMean>>;

const DECIMALS = 3;
/** Share of the groups that the model does not describe; from 0.001 to 0.1 it hardly matters (docs/decisions/0016). */
const OUTLIERS = 0.01;
/** Keeps powers finite. */
const MOST_LOG10 = 50;
/** Groups are linked from this log10 likelihood ratio on: five to one. */
export const LEAST_LINK = 0.7;

/**
 * The likelihood ratio of "one press" against "two presses" for two groups of tablets that each come from one source;
 * undefined if they have no face in common. The groups must not share a photo. A lead only: it says how much better one
 * press explains the looks among simulated presses, and two presses that copy the product alike look alike.
 *
 * Two-covariance model (Brümmer and de Villiers 2010; PLDA in Sizov et al. 2014), with the tablets' errors in two parts
 * as in exhibit/weigh-tablets.ts: what their photo shares, and their own. The sum over axes and faces is calibrated by
 * logistic regression, and bounded by what the number of simulated presses supports.
 *
 * @example
 * ```ts
 * const [one, two] = [groupA, groupB].map((group) => pressMeansOf(group, settings.press));
 * pressLinkRatio(one, two, settings.press)?.log10; // 1.2: sixteen times as probable if one press made both
 * ```
 */
export function pressLinkRatio(a: PressMeans, b: PressMeans, settings: PressSettings): LikelihoodRatio | undefined {
  const score = pressLinkScore(a, b, settings);
  if (score === undefined) return undefined;
  const [low, high] = settings.log10Bounds;
  const at = (map: { readonly slope: number; readonly intercept: number }): number =>
    Math.min(Math.max(round(map.slope * score + map.intercept, DECIMALS), low), high);
  const log10 = at(settings);
  const replicas = settings.replicas.map(at).sort((x, y) => x - y);
  return {
    log10,
    interval: [
      Math.min(log10, round(percentile(replicas, 0.05), DECIMALS)),
      Math.max(log10, round(percentile(replicas, 0.95), DECIMALS)),
    ],
  };
}

/** The uncalibrated log10 likelihood ratio of the model, over the faces that both groups show. */
export function pressLinkScore(
  a: PressMeans,
  b: PressMeans,
  settings: Readonly<Record<M30Face, PressSpace>>,
): number | undefined {
  const scores = M30_FACES.flatMap((face) => {
    const [one, two] = [a[face], b[face]];
    return one && two ? [scoreOfFace(one, two, settings[face])] : [];
  });
  return scores.length === 0 ? undefined : tempered(scores.reduce((sum, score) => sum + score, 0) / Math.LN10);
}

/**
 * As if the model did not apply to one group in a hundred, of which it says nothing: one tablet that was seen badly
 * then no longer outweighs everything else.
 */
function tempered(log10: number): number {
  const ratio = 10 ** Math.min(Math.max(log10, -MOST_LOG10), MOST_LOG10);
  return Math.log10((ratio + OUTLIERS) / (1 + OUTLIERS * ratio));
}

/** The best linear estimate of a group's press from its tablets, photo by photo. */
export function pressMeansOf(
  tablets: readonly PressTablet[],
  settings: Readonly<Record<M30Face, PressSpace>>,
): PressMeans {
  const faces = M30_FACES.flatMap((face) => {
    const some = tablets.filter((tablet) => tablet.face === face);
    return some.length === 0 ? [] : [[face, faceMean(some, settings[face])] as const];
  });
  return Object.fromEntries(faces);
}

/** Photos are weighed by the inverse of their error variance, so that no photo counts for more than its light allows. */
function faceMean(tablets: readonly PressTablet[], { mean, axes, photo }: PressSpace): FaceMean {
  const names = [...new Set(tablets.map((tablet) => tablet.photo))];
  const photos = names.map((name) => tablets.filter((tablet) => tablet.photo === name));
  const along = axes.map((axis, k) => {
    let [sum, weights] = [0, 0];
    for (const some of photos) {
      const weight = 1 / (photo[k]! + (1 - photo[k]!) / some.length);
      const value = some.reduce((total, { look }) => total + projected(look, mean, axis), 0) / some.length;
      sum += weight * value;
      weights += weight;
    }
    return { mean: sum / weights, error: 1 / weights };
  });
  return { mean: along.map((one) => one.mean), error: along.map(({ error }) => error) };
}

function projected(look: readonly number[], mean: readonly number[], axis: readonly number[]): number {
  return axis.reduce((sum, share, i) => sum + share * (look[i]! - mean[i]!), 0);
}

/**
 * Natural log of N(a, b; one press) / N(a) N(b), axis by axis: the means of both groups have the variance between
 * presses plus their errors, and if one press made both, the variance between presses as their covariance.
 */
function scoreOfFace(a: FaceMean, b: FaceMean, { between }: PressSpace): number {
  return between.reduce((sum, shared, k) => {
    const [x, y] = [a.mean[k]!, b.mean[k]!];
    const [ofX, ofY] = [shared + a.error[k]!, shared + b.error[k]!];
    const determinant = ofX * ofY - shared * shared;
    const together = (ofY * x * x - 2 * shared * x * y + ofX * y * y) / determinant;
    return sum + ((x * x) / ofX + (y * y) / ofY - together + Math.log((ofX * ofY) / determinant)) / 2;
  }, 0);
}
