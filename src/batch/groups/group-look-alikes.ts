import type { PressSettings } from '../../core/exhibit-settings.ts';
import type { M30Face } from '../../core/labels.ts';
import {
  LEAST_LINK,
  type PressMeans,
  type PressTablet,
  pressLinkRatio,
  pressLinkScore,
  pressMeansOf,
} from '../../core/press/press-link.ts';

/** A compared tablet with its look. Its `photo` identifies the scene: near duplicates of a photo show the same one. */
export interface LookedAt extends PressTablet {
  /** Index of its photo among the rows, and of itself there. */
  readonly place: readonly [photo: number, tablet: number];
  readonly log10LikelihoodRatio: number;
}

export interface LookAlike extends Pick<LookedAt, 'place'> {
  /** Log10 likelihood ratio of one press against two, with the first of its group; absent for that one. */
  readonly link?: { readonly log10: number; readonly interval: readonly [number, number] };
}

/** Every tablet is compared with the first of every group, so the work grows quadratically. */
export const MAX_TABLETS = 20_000;

/** The tablets that are compared: presses were calibrated on counterfeits, and tablets of the product all look alike. */
export function suspected(tablets: readonly LookedAt[]): LookedAt[] {
  return tablets.filter(({ log10LikelihoodRatio }) => log10LikelihoodRatio > 0);
}

/**
 * Groups of tablets that may come from one press: leads only. A group forms around its tablet with the highest likelihood
 * ratio, and every member is linked with that one as groups of exhibits are (link-exhibits.ts), so that no chain of small
 * steps joins dissimilar tablets. The strongest links come first, of groups and within a group. Tablets of one scene are
 * never linked with each other: its light would link them.
 */
export function groupLookAlikes(tablets: readonly LookedAt[], settings: PressSettings): LookAlike[][] {
  const ranked = suspected(tablets)
    .sort((a, b) => b.log10LikelihoodRatio - a.log10LikelihoodRatio)
    .slice(0, MAX_TABLETS);
  const faces = [...new Set(ranked.map(({ face }) => face))];
  return faces
    .flatMap((face: M30Face) =>
      gather(
        ranked.filter((tablet) => tablet.face === face),
        settings,
      ),
    )
    .sort((a, b) => strength(b[1]) - strength(a[1]));
}

function strength(member: LookAlike | undefined): number {
  return member?.link?.log10 ?? Number.POSITIVE_INFINITY;
}

/** A group with what is compared of its first tablet. */
interface Gathering {
  readonly scene: string;
  readonly means: PressMeans;
  readonly members: LookAlike[];
}

function gather(tablets: readonly LookedAt[], settings: PressSettings): LookAlike[][] {
  const groups: Gathering[] = [];
  for (const tablet of tablets) {
    const { place, photo: scene } = tablet;
    const means = pressMeansOf([tablet], settings);
    const nearest = nearestOf(groups, scene, means, settings);
    const link = nearest && pressLinkRatio(nearest.means, means, settings);
    if (nearest && link && link.log10 >= LEAST_LINK) nearest.members.push({ place, link });
    else groups.push({ scene, means, members: [{ place }] });
  }
  return groups
    .map(({ members }) => members.sort((a, b) => strength(b) - strength(a)))
    .filter(({ length }) => length > 1);
}

/** The group of another scene whose first tablet is most probably of the same press. */
function nearestOf(
  groups: readonly Gathering[],
  scene: string,
  means: PressMeans,
  settings: PressSettings,
): Gathering | undefined {
  let [nearest, highest]: [Gathering | undefined, number] = [undefined, Number.NEGATIVE_INFINITY];
  for (const group of groups) {
    if (group.scene === scene) continue;
    const score = pressLinkScore(group.means, means, settings) ?? Number.NEGATIVE_INFINITY;
    if (score > highest) [nearest, highest] = [group, score];
  }
  return nearest;
}
