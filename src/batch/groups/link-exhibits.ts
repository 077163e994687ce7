import type { PressSettings } from '../../core/exhibit-settings.ts';
import { LEAST_LINK, type PressTablet, pressLinkRatio, pressMeansOf } from '../../core/press/press-link.ts';

/** A group of an exhibit, by their name and its index there. */
export interface LinkedGroup {
  readonly exhibit: string;
  readonly group: number;
}

/** A group of an exhibit with the looks of its tablets. */
export interface GroupLooks extends LinkedGroup {
  readonly log10LikelihoodRatio: number;
  /** Identifies the scenes that it shows: near duplicates of a photo show the same one. */
  readonly tablets: readonly PressTablet[];
}

/** Two groups of different exhibits that may come from one press: a lead, no proof. */
export interface PressLink {
  readonly groups: readonly [LinkedGroup, LinkedGroup];
  /** Of one press against two. */
  readonly log10LikelihoodRatio: number;
  readonly interval: readonly [number, number];
}

/** Every group is compared with every other one, so the work grows quadratically. */
export const MAX_GROUPS = 2000;

/**
 * Links between the groups of different exhibits, the strongest first. Only groups whose look suggests a counterfeit are
 * compared, because presses were calibrated on counterfeits, and tablets of the product all look alike. Groups that show
 * the same scene are not: its light would link them.
 */
export function linkExhibits(groups: readonly GroupLooks[], settings: PressSettings): PressLink[] {
  const compared = groups
    .filter(({ log10LikelihoodRatio, tablets }) => log10LikelihoodRatio > 0 && tablets.length > 0)
    .sort((a, b) => b.log10LikelihoodRatio - a.log10LikelihoodRatio)
    .slice(0, MAX_GROUPS)
    .map(({ exhibit, group, tablets }) => ({
      exhibit,
      group,
      scenes: new Set(tablets.map(({ photo }) => photo)),
      means: pressMeansOf(tablets, settings),
    }));
  const links = compared.flatMap((a, i) =>
    compared.slice(i + 1).flatMap((b): PressLink[] => {
      if (a.exhibit === b.exhibit || [...a.scenes].some((scene) => b.scenes.has(scene))) return [];
      const ratio = pressLinkRatio(a.means, b.means, settings);
      if (ratio === undefined || ratio.log10 < LEAST_LINK) return [];
      const [one, two] = [a, b].map(({ exhibit, group }): LinkedGroup => ({ exhibit, group })) as [
        LinkedGroup,
        LinkedGroup,
      ];
      return [{ groups: [one, two], log10LikelihoodRatio: ratio.log10, interval: ratio.interval }];
    }),
  );
  return links.sort((a, b) => b.log10LikelihoodRatio - a.log10LikelihoodRatio);
}
