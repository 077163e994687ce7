import { describe, expect, test } from 'vitest';
import { groupLookAlikes, type LookedAt, MIN_SIMILARITY } from './group-look-alikes.ts';

/** A direction in the plane, by its angle from the first axis. */
function at(degrees: number, photo: number, log10LikelihoodRatio: number, face = 'M'): LookedAt {
  const angle = (degrees * Math.PI) / 180;
  const embedding = Float32Array.from([Math.cos(angle), Math.sin(angle)]);
  return { photo, tablet: 0, face, log10LikelihoodRatio, embedding };
}

const never = (one: number, two: number) => one === two;
const STEP = (Math.acos(MIN_SIMILARITY) * 180) / Math.PI - 0.1;

describe('groupLookAlikes', () => {
  test('a group gathers around its highest likelihood ratio, and no chain joins dissimilar tablets', () => {
    const groups = groupLookAlikes([at(2 * STEP, 0, 0), at(STEP, 1, 1), at(0, 2, 2)], never);
    expect(groups.map((group) => group.map(({ photo }) => photo))).toEqual([[2, 1]]);
    expect(groups[0]?.map(({ similarity }) => similarity >= MIN_SIMILARITY)).toEqual([true, true]);
  });

  test('another face is never similar', () => {
    expect(groupLookAlikes([at(0, 0, 1), at(0, 1, 1, '30')], never)).toEqual([]);
  });

  test('similarity within one scene does not count', () => {
    expect(groupLookAlikes([at(0, 0, 1), at(0, 0, 1)], never)).toEqual([]);
    expect(groupLookAlikes([at(0, 0, 1), at(0, 1, 1)], () => true)).toEqual([]);
    expect(groupLookAlikes([at(0, 0, 1), at(0, 0, 1), at(0, 1, 0)], never)).toHaveLength(1);
  });
});
