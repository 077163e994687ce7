import type { ExhibitSettings, SeparationLimit } from '../exhibit-settings.ts';
import { type Separation, separate } from './separate.ts';
import { type LookedAt, separateLooks } from './separate-looks.ts';
import type { ExhibitTablet } from './weigh-tablets.ts';

/** More groups than this are not told apart by their looks. */
const MAX_GROUPS = 4;

type Tablet = Pick<ExhibitTablet, 'photo' | 'face' | 'look' | 'log10' | 'sourceLook'>;

/** The settings that a division depends on. */
export type DividingSettings = Pick<ExhibitSettings, 'variance' | 'separationLimits' | 'sources'>;

/**
 * Indices of the tablets that may come from one source, the group with the highest likelihood ratios first. One group
 * unless the tablets are further apart than 95 % of simulated exhibits of one source; the same test then divides the
 * groups. They are divided by their looks, or by their findings if one of them has no look. Without calibration there is
 * one group: a division that nobody measured would be a guess.
 */
export function groupBySource(tablets: readonly Tablet[], settings: DividingSettings | undefined): number[][] {
  const all = tablets.map((_, i) => i);
  if (settings === undefined) return [all];
  const divide = divider(tablets, settings);
  const groups = [all];
  for (let at = 0; at < groups.length && groups.length < MAX_GROUPS; ) {
    const group = groups[at]!;
    const parts = divide(group);
    if (parts === undefined) at++;
    else groups.splice(at, 1, ...parts.map((part) => part.map((i) => group[i]!)));
  }
  const highest = (group: readonly number[]): number => Math.max(...group.map((i) => tablets[i]!.log10));
  return groups.sort((a, b) => highest(b) - highest(a)).map((group) => [...group].sort((a, b) => a - b));
}

/** Divides some of the tablets, by their indices, in two; undefined if they may come from one source. */
function divider(
  tablets: readonly Tablet[],
  { variance, separationLimits, sources }: DividingSettings,
): (group: readonly number[]) => Separation['groups'] | undefined {
  if (sources && tablets.every(isLookedAt)) {
    const looked = tablets.filter(isLookedAt);
    return (group) => {
      const some = group.map((i) => looked[i]!);
      const { value, groups } = separateLooks(some, sources.spaces);
      return value > sources.limit ? groups : undefined;
    };
  }
  return (group) => {
    const some = group.map((i) => tablets[i]!);
    const { value, groups } = separate(some, variance);
    return value > limitFor(group.length, separationLimits) ? groups : undefined;
  };
}

function isLookedAt(tablet: Tablet): tablet is Tablet & LookedAt {
  return tablet.sourceLook !== undefined;
}

/** Between two calibrated numbers of tablets, the stricter limit holds; fewer than the least are never divided. */
function limitFor(count: number, limits: readonly SeparationLimit[]): number {
  const below = limits.findLast(({ tablets }) => tablets <= count);
  if (below === undefined) return Number.POSITIVE_INFINITY;
  const above = limits.find(({ tablets }) => tablets >= count) ?? below;
  return Math.max(below.limit, above.limit);
}
