import type { ExhibitSettings } from '../model.ts';
import { separate } from './separate.ts';
import type { ExhibitTablet } from './weigh-tablets.ts';

/** More groups than this are not told apart by their looks. */
const MAX_GROUPS = 4;

/**
 * Indices of the tablets that may come from one source, the group with the highest likelihood ratios first. One group
 * unless the tablets are further apart than 95 % of simulated exhibits of one source; the same test then divides the
 * groups. Without calibration there is one group: a division that nobody measured would be a guess.
 */
export function groupBySource(
  tablets: readonly Pick<ExhibitTablet, 'photo' | 'face' | 'look' | 'log10'>[],
  settings: Pick<ExhibitSettings, 'variance' | 'separationLimits'> | undefined,
): number[][] {
  const all = tablets.map((_, i) => i);
  if (settings === undefined) return [all];
  const groups = [all];
  while (groups.length < MAX_GROUPS) {
    const at = groups.findIndex((group) =>
      isSeparate(
        group.map((i) => tablets[i]!),
        settings,
      ),
    );
    if (at < 0) break;
    const group = groups[at]!;
    const { groups: parts } = separate(
      group.map((i) => tablets[i]!),
      settings.variance,
    );
    groups.splice(at, 1, ...parts.map((part) => part.map((i) => group[i]!)));
  }
  const highest = (group: readonly number[]): number => Math.max(...group.map((i) => tablets[i]!.log10));
  return groups.sort((a, b) => highest(b) - highest(a)).map((group) => [...group].sort((a, b) => a - b));
}

function isSeparate(
  tablets: readonly Pick<ExhibitTablet, 'photo' | 'face' | 'look' | 'log10'>[],
  { variance, separationLimits }: Pick<ExhibitSettings, 'variance' | 'separationLimits'>,
): boolean {
  const below = separationLimits.findLast(({ tablets: count }) => count <= tablets.length);
  if (below === undefined) return false;
  // Between two calibrated numbers of tablets, the stricter limit holds.
  const above = separationLimits.find(({ tablets: count }) => count >= tablets.length) ?? below;
  return separate(tablets, variance).value > Math.max(below.limit, above.limit);
}
