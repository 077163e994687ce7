import type { ExhibitRow } from '../../core/exhibit-row.ts';
import type { PressSettings } from '../../core/exhibit-settings.ts';
import type { M30Face } from '../../core/labels.ts';
import { unpackLook } from '../scan/photo-record.ts';
import { type GroupLooks, linkExhibits, type PressLink } from './link-exhibits.ts';

/** The looks of a photo's tablets, and the scene that it shows. */
export interface PhotoOfLooks {
  readonly scene: string;
  readonly faces: readonly string[];
  /** Packed, one per tablet. */
  readonly looks: readonly string[];
}

/** The links between these exhibits, from the looks in their photos, by the photos' names; others are left out. */
export function linkRows(
  exhibits: readonly Pick<ExhibitRow, 'name' | 'photos' | 'groups'>[],
  photos: ReadonlyMap<string, PhotoOfLooks>,
  press: PressSettings,
): PressLink[] {
  const groups = exhibits.flatMap(({ name, photos: names, groups }) =>
    groups.map(
      ({ counterfeit, tablets }, group): GroupLooks => ({
        exhibit: name,
        group,
        log10LikelihoodRatio: counterfeit.log10LikelihoodRatio,
        tablets: tablets.flatMap(({ photo, tablet }) => {
          const shown = photos.get(names[photo] ?? '');
          const look = unpackLook(shown?.looks[tablet] ?? '');
          // Only an M and a 30 are compared, so only they are in groups.
          return shown && look ? [{ photo: shown.scene, face: shown.faces[tablet] as M30Face, look }] : [];
        }),
      }),
    ),
  );
  return linkExhibits(groups, press);
}
