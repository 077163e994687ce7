import type { SeparationLimit } from '../../../core/exhibit-settings.ts';
import type { DrawnExhibit } from './draw-exhibits.ts';
import { grouped } from './exhibit-tablets.ts';

/** At most this share of simulated exhibits of one source counts as of several. */
export const MAX_DIVIDED = 0.05;

/** An exhibit of one source and how far its best division lies apart. */
type Separated = Pick<DrawnExhibit, 'counterfeit' | 'size'> & { readonly value: number };

/** The limit of each size; see `separationLimit`. */
export function separationLimits(exhibits: readonly Separated[]): SeparationLimit[] {
  return grouped(exhibits, ({ size }) => String(size)).map((some) => ({
    tablets: some[0]!.size,
    limit: separationLimit(some),
  }));
}

/**
 * The least separation that at most `MAX_DIVIDED` of the exhibits of one source exceed, both classes weighing the same
 * and all sizes as well, and at most as many of the reference product.
 */
export function separationLimit(exhibits: readonly Separated[]): number {
  const [references, counterfeits] = [false, true].map((counterfeit) =>
    grouped(
      exhibits.filter((exhibit) => exhibit.counterfeit === counterfeit),
      ({ size }) => String(size),
    ).map((some) => some.map(({ value }) => value)),
  ) as [number[][], number[][]];
  const above = (bySize: readonly (readonly number[])[], limit: number): number =>
    bySize.reduce((sum, some) => sum + some.filter((value) => value > limit).length / some.length, 0) / bySize.length;
  const limit = exhibits
    .map(({ value }) => value)
    .sort((a, b) => a - b)
    .find((one) => {
      const ofReferences = above(references, one);
      return ofReferences <= MAX_DIVIDED && (ofReferences + above(counterfeits, one)) / 2 <= MAX_DIVIDED;
    })!;
  return Math.max(0.001, limit);
}
