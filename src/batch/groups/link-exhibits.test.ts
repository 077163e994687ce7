import { describe, expect, test } from 'vitest';
import { examplePress } from '../../../test/contract/example-press.ts';
import { type GroupLooks, linkExhibits } from './link-exhibits.ts';

const group = (exhibit: string, x: number, more: Partial<GroupLooks> = {}): GroupLooks => ({
  exhibit,
  group: 0,
  log10LikelihoodRatio: 1,
  tablets: [{ photo: exhibit, face: 'M', look: [x, 0] }],
  ...more,
});
const linked = (...groups: readonly GroupLooks[]) =>
  linkExhibits(groups, examplePress).map(({ groups: [one, two] }) => `${one.exhibit} ${two.exhibit}`);

describe('linkExhibits', () => {
  test('links groups of different exhibits that look alike, the strongest first', () => {
    expect(linked(group('a', 5), group('b', 5), group('c', -5), group('d', -6))).toEqual(['c d', 'a b']);
    const [link] = linkExhibits([group('a', 5), group('b', 5)], examplePress);
    expect(link?.interval[0]).toBeLessThanOrEqual(link!.log10LikelihoodRatio);
  });

  test('never two groups of one exhibit, nor two of one scene', () => {
    expect(linked(group('a', 5), group('a', 5, { group: 1 }))).toEqual([]);
    const copy = { tablets: [{ photo: 'a', face: 'M', look: [5, 0] }] } as const;
    expect(linked(group('a', 5), group('b', 5, copy))).toEqual([]);
  });

  test('nor tablets that do not look like counterfeits, or were not looked at', () => {
    expect(linked(group('a', 5), group('b', 5, { log10LikelihoodRatio: 0 }))).toEqual([]);
    expect(linked(group('a', 5), group('b', 5, { tablets: [] }))).toEqual([]);
  });
});
