import { describe, expect, test } from 'vitest';
import { examplePress } from '../../../test/contract/example-press.ts';
import { LEAST_LINK } from '../../core/press/press-link.ts';
import { groupLookAlikes, type LookedAt } from './group-look-alikes.ts';

/** A tablet whose look is this far along the axis that tells presses apart. */
function at(x: number, photo: number, log10LikelihoodRatio: number, more: Partial<LookedAt> = {}): LookedAt {
  return { place: [photo, 0], photo: `photo ${photo}`, face: 'M', log10LikelihoodRatio, look: [x, 0], ...more };
}

const grouped = (...tablets: readonly LookedAt[]) =>
  groupLookAlikes(tablets, examplePress).map((group) => group.map(({ place }) => place[0]));

describe('groupLookAlikes', () => {
  test('a group gathers around its highest likelihood ratio, and no chain joins dissimilar tablets', () => {
    expect(grouped(at(5.5, 0, 1), at(7.2, 1, 2), at(9, 2, 3))).toEqual([[2, 1]]);
    expect(grouped(at(5.5, 0, 1), at(7.2, 1, 2))).toEqual([[1, 0]]);
  });

  test('each but the first has its likelihood ratio with the first, as groups of exhibits have', () => {
    const [[first, second] = []] = groupLookAlikes([at(6, 0, 2), at(6, 1, 1)], examplePress);
    expect(first).toEqual({ place: [0, 0] });
    expect(second?.link?.log10).toBeGreaterThanOrEqual(LEAST_LINK);
    expect(second?.link?.interval[0]).toBeLessThanOrEqual(second!.link!.log10);
  });

  test('a tablet joins the group that it resembles most; the strongest links come first', () => {
    expect(grouped(at(6, 0, 9), at(-8, 1, 8), at(-8, 2, 1), at(6, 3, 1), at(5, 4, 2))).toEqual([
      [1, 2],
      [0, 3, 4],
    ]);
  });

  test('never another face, nor a tablet whose look does not suggest a counterfeit', () => {
    expect(grouped(at(6, 0, 1), at(6, 1, 1, { face: '30' }))).toEqual([]);
    expect(grouped(at(6, 0, 1), at(6, 1, 0))).toEqual([]);
  });

  test('never two tablets of one scene, whose light is the same', () => {
    expect(grouped(at(6, 0, 2), at(6, 0, 1))).toEqual([]);
    expect(grouped(at(6, 0, 2), at(6, 1, 1, { photo: 'photo 0' }))).toEqual([]);
    expect(grouped(at(6, 0, 3), at(6, 0, 2), at(6, 1, 1))).toEqual([[0, 1]]);
  });
});
