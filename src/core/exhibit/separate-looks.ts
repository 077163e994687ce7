import type { PressSpace } from '../exhibit-settings.ts';
import { M30_FACES, type M30Face } from '../labels.ts';
import type { Separation } from './separate.ts';
import { SharedPhotos } from './shared-photos.ts';
import type { ExhibitTablet } from './weigh-tablets.ts';

/** A tablet with a look; see press/source-look.ts. */
export interface LookedAt extends Pick<ExhibitTablet, 'photo' | 'face' | 'log10'> {
  readonly sourceLook: readonly number[];
}

/** A face is searched along each axis, and then so often along the difference of the best two groups. */
const REFINEMENTS = 3;

/** Two groups of the tablets of one face. */
interface Cut {
  /** Natural logarithm of the likelihood ratio of two sources against one. */
  readonly value: number;
  /** Indices of the tablets of the group with the higher likelihood ratios. */
  readonly upper: readonly number[];
}

/**
 * The best division of tablets into two groups by their looks, face by face. Its value is the log10 likelihood ratio of
 * two sources against one, by the two levels of press/press-link.ts: along each axis, two groups of one source differ by
 * the error of their tablets alone, and by that of their photos as far as they do not share them; two sources differ by
 * the variance between sources as well. What the light gives all tablets of a photo cancels. Any share of the second
 * source is as probable as any other, so that many possible divisions of many tablets do not add up to evidence.
 *
 * Faces do not speak against each other: many defects show on one face only. Of each face, the upper group is the one whose
 * likelihood ratios of a counterfeit are higher.
 */
export function separateLooks(tablets: readonly LookedAt[], spaces: Readonly<Record<M30Face, PressSpace>>): Separation {
  const all = tablets.map((_, i) => i);
  const cuts = M30_FACES.map((face) => {
    const indices = all.filter((i) => tablets[i]!.face === face);
    const some = indices.map((i) => tablets[i]!);
    const { value, upper } = cutFace(some, spaces[face]);
    return { value, upper: upper.map((i) => indices[i]!) };
  });
  const clearest = Math.max(...cuts.map(({ value }) => value));
  const upper = new Set(cuts.filter(({ value }) => value > 0 || value === clearest).flatMap((cut) => cut.upper));
  return {
    value: cuts.reduce((sum, { value }) => sum + Math.log10(1 + Math.exp(value)), 0),
    groups: [all.filter((i) => !upper.has(i)), all.filter((i) => upper.has(i))],
  };
}

function cutFace(tablets: readonly LookedAt[], space: PressSpace): Cut {
  const axes = space.between.map((_, k) => k);
  const starts = axes.map((k) => axes.map((other) => Number(other === k)));
  const cuts = starts.flatMap((start) => {
    const found: Ordered[] = [];
    let direction: readonly number[] = start;
    for (let step = 0; step <= REFINEMENTS; step++) {
      const best = bestAlong(direction, tablets, space);
      if (best === undefined || best.value <= (found.at(-1)?.value ?? Number.NEGATIVE_INFINITY)) break;
      found.push(best);
      direction = best.difference;
    }
    return found;
  });
  const best = cuts.reduce<Ordered | undefined>((so, one) => (so && so.value >= one.value ? so : one), undefined);
  if (best === undefined) return { value: Number.NEGATIVE_INFINITY, upper: [] };
  const [low, high] = best.parts;
  const mean = (part: readonly number[]) => part.reduce((sum, i) => sum + tablets[i]!.log10, 0) / part.length;
  return { value: best.value, upper: mean(high) >= mean(low) ? high : low };
}

/** The best cut through tablets in some order. */
interface Ordered {
  readonly value: number;
  readonly parts: readonly [readonly number[], readonly number[]];
  /** The direction that divides the means of both parts best. */
  readonly difference: readonly number[];
}

/** Undefined for fewer than two tablets. */
function bestAlong(direction: readonly number[], tablets: readonly LookedAt[], space: PressSpace): Ordered | undefined {
  const along = tablets.map(({ sourceLook }) => direction.reduce((sum, share, k) => sum + share * sourceLook[k]!, 0));
  const order = along.map((_, i) => i).sort((a, b) => along[a]! - along[b]! || a - b);
  const looks = order.map((i) => tablets[i]!.sourceLook);
  const shared = new SharedPhotos(order.map((i) => tablets[i]!.photo));
  const n = order.length;
  const total = space.between.map((_, k) => looks.reduce((sum, look) => sum + look[k]!, 0));
  const below = total.map(() => 0);
  // Natural log of the probability of these `cut` of `n` tablets, if every share of one of two sources is as probable.
  let share = -Math.log(n + 1);
  let best: { value: number; cut: number; distances: number[] } | undefined;
  for (let cut = 1; cut < n; cut++) {
    for (const [k, value] of looks[cut - 1]!.entries()) below[k]! += value;
    const distances = below.map((sum, k) => (total[k]! - sum) / (n - cut) - sum / cut);
    const errors = { photo: shared.moveDown(cut), tablet: 1 / cut + 1 / (n - cut) };
    share += Math.log(cut / (n - cut + 1));
    const value = logRatio(distances, errors, space) + share;
    if (best === undefined || value > best.value) best = { value, cut, distances };
  }
  if (best === undefined) return undefined;
  return {
    value: best.value,
    parts: [order.slice(0, best.cut), order.slice(best.cut)],
    difference: best.distances.map((distance, k) => distance * weightOf(space, k)),
  };
}

/** Natural log of N(distance; two sources) / N(distance; one source), over all axes. */
function logRatio(
  distances: readonly number[],
  errors: { readonly photo: number; readonly tablet: number },
  { between, photo }: PressSpace,
): number {
  return distances.reduce((sum, distance, k) => {
    const one = photo[k]! * errors.photo + (1 - photo[k]!) * errors.tablet;
    const two = one + 2 * between[k]!;
    return sum + (distance ** 2 / one - distance ** 2 / two - Math.log(two / one)) / 2;
  }, 0);
}

/** As in a linear discriminant: a difference counts by how much of the variance of tablets is between sources. */
function weightOf({ between, photo }: PressSpace, k: number): number {
  return between[k]! / (between[k]! + 1 - photo[k]!) / (1 - photo[k]! || 1);
}
