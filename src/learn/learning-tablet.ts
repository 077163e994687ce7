import type { M30Face } from '../core/labels.ts';

/** A compared tablet from which a bundle can learn. */
export interface LearningTablet {
  /** Its photo; tablets of one photo share its light and camera. */
  readonly photo: string;
  /** Its number in the photo, from 1 on, as in the overlay. */
  readonly number: number;
  readonly face: M30Face;
  /** As in `learnedLookOf`. */
  readonly look: readonly number[];
}

/** One whose result is known. */
export interface LabelledTablet extends LearningTablet {
  readonly counterfeit: boolean;
  /** What is held out together in a comparison: its exhibit, or its photo. */
  readonly group: string;
}

/** Items by a key, in the order of its first appearance. */
export function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): T[][] {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return [...groups.values()];
}
