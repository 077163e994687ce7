import { round } from '../decide/round.ts';
import type { InspectedCrop } from '../evidence.ts';
import type { PressSpace } from '../exhibit-settings.ts';
import { ASPECTS, type M30Face } from '../labels.ts';
import type { ModelSettings } from '../model.ts';
import { pressLookOf } from './press-look.ts';

/** Aspects, a* and b*: within a photo, the embedding of a press look tells sources no better (docs/decisions/0016). */
const NUMBERS = ASPECTS.length + 2;
/** Within a photo, tablets of one source differ by about 1 along each axis. */
const DECIMALS = 3;

/**
 * Where a tablet's look lies along the axes that divide sources: a few numbers, so that the finding carries all that its
 * exhibit needs. Undefined if exhibits were not calibrated with looks, and as in `pressLookOf`.
 */
export function sourceLookOf(
  tablet: Pick<InspectedCrop, 'evidence' | 'colour' | 'tint'>,
  face: M30Face,
  { exhibit }: Pick<ModelSettings, 'exhibit'>,
): number[] | undefined {
  const look = exhibit?.sources && pressLookOf(tablet);
  return look && placeAmongSources(look, exhibit.sources!.spaces[face]);
}

/** What of a press look divides sources. */
export function dividingPart(pressLook: readonly number[]): readonly number[] {
  return pressLook.slice(-NUMBERS);
}

/** A press look along each axis of the space, from the mean of all sources. */
export function placeAmongSources(pressLook: readonly number[], { mean, axes }: PressSpace): number[] {
  const look = dividingPart(pressLook);
  return axes.map((axis) =>
    round(
      axis.reduce((sum, share, i) => sum + share * (look[i]! - mean[i]!), 0),
      DECIMALS,
    ),
  );
}
