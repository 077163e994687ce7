import { departures } from '../core/decide/judged-logit.ts';
import { solve } from '../core/imaging/solve.ts';
import type { EnrolmentFace, LookSpace } from '../core/learning-settings.ts';
import { groupBy, type LearningTablet } from './learning-tablet.ts';

/**
 * Share of the variance between simulated photos (of other lots, cameras and lights) that remains between photos of one
 * user: two photos then say more of the reference than one photo of as many tablets.
 */
const REMAINING = 0.2;
/** Number of tablets that the shipped deviations count for against those of the enrolled tablets. */
const SHIPPED_TABLETS = 10;

type Tablet = Pick<LearningTablet, 'photo' | 'look'>;

/**
 * The reference of one face as these reference tablets show it: their mean, shrunk toward the shipped one along each axis by
 * how much simulated references differ there and how many tablets there are (the best linear estimate: Searle, Casella and
 * McCulloch 1992), and the axes scaled by how much these tablets differ from one another.
 */
export function learnedReference(tablets: readonly Tablet[], shipped: EnrolmentFace): LookSpace {
  const shift = posteriorShift(tablets, shipped);
  const moved = { axes: shipped.axes, mean: movedMean(shipped, shift) };
  const deviations = deviationsAbout(tablets, moved);
  return {
    mean: moved.mean,
    axes: shipped.axes.map((axis, k) => axis.map((share) => share / deviations[k]!)),
  };
}

/** The estimated departure of these tablets' mean from the shipped one, along each axis. */
function posteriorShift(tablets: readonly Tablet[], shipped: EnrolmentFace): number[] {
  const photos = groupBy(tablets, ({ photo }) => photo).map((some) =>
    some.map(({ look }) => departures(look, shipped)),
  );
  return shipped.between.map((variance, k) => {
    let [sum, weights] = [0, 0];
    for (const some of photos) {
      const weight = 1 / (REMAINING * variance + 1 / some.length);
      sum += (weight * some.reduce((total, along) => total + along[k]!, 0)) / some.length;
      weights += weight;
    }
    if (weights === 0) return 0;
    return ((sum / weights) * variance) / (variance + 1 / weights);
  });
}

/** The look that lies by `shift` from the mean along the axes, and in no other direction. */
function movedMean({ mean, axes }: LookSpace, shift: readonly number[]): number[] {
  const products = axes.map((a) => axes.map((b) => a.reduce((sum, value, i) => sum + value * b[i]!, 0)));
  const along = solve(products, shift) ?? shift.map(() => 0);
  return mean.map((value, i) => axes.reduce((sum, axis, k) => sum + axis[i]! * along[k]!, value));
}

/** Root mean squares of the departures along each axis, among as many of deviation 1 as the shipped ones count for. */
function deviationsAbout(tablets: readonly Tablet[], space: LookSpace): number[] {
  const along = tablets.map(({ look }) => departures(look, space));
  return space.axes.map((_, k) => {
    const squares = along.reduce((sum, one) => sum + one[k]! ** 2, 0);
    return Math.sqrt((SHIPPED_TABLETS + squares) / (SHIPPED_TABLETS + tablets.length));
  });
}
