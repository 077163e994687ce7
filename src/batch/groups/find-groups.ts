import type { PressSettings } from '../../core/exhibit-settings.ts';
import type { M30Face } from '../../core/labels.ts';
import { unpackLook } from '../scan/photo-record.ts';
import { readPhotos } from '../scan/recover.ts';
import type { ScanFiles } from '../scan/scan-files.ts';
import { groupLookAlikes, type LookAlike, type LookedAt, MAX_TABLETS, suspected } from './group-look-alikes.ts';
import { groupNearDuplicates, scenesOf } from './group-near-duplicates.ts';

/** Groups among the photos of a scan. */
export interface ScanGroups {
  /**
   * Photos that look nearly the same, by their indices among the rows. Exact copies are no members: they refer to their
   * original.
   */
  readonly nearDuplicates: readonly (readonly number[])[];
  /** Empty if the model links no presses. */
  readonly lookAlikes: readonly (readonly LookAlike[])[];
  /** How many tablets were compared with each other, if not all of them. */
  readonly alikeLimit?: number;
}

/** Reads a whole scan and keeps the hash of each photo, and the look of each compared tablet. */
export async function findGroups(files: ScanFiles, press: PressSettings | undefined): Promise<ScanGroups> {
  const hashes: (string | undefined)[] = [];
  const tablets: Omit<LookedAt, 'photo'>[] = [];
  for await (const { row, record } of readPhotos(files)) {
    const photo = hashes.length;
    hashes.push(record.duplicateOf === undefined ? record.perceptualHash : undefined);
    if (press === undefined) continue;
    for (const [tablet, { face, counterfeit }] of row.tablets.entries()) {
      const look = unpackLook(record.looks?.[tablet] ?? '');
      if (!look || !counterfeit) continue;
      const { log10LikelihoodRatio } = counterfeit;
      // Only an M and a 30 are compared.
      tablets.push({ place: [photo, tablet], face: face as M30Face, log10LikelihoodRatio, look });
    }
  }
  const nearDuplicates = groupNearDuplicates(hashes);
  if (press === undefined) return { nearDuplicates, lookAlikes: [] };
  const sceneOf = scenesOf(nearDuplicates);
  const placed = tablets.map((tablet): LookedAt => ({ ...tablet, photo: sceneOf(tablet.place[0]) }));
  return {
    nearDuplicates,
    lookAlikes: groupLookAlikes(placed, press),
    ...(suspected(placed).length > MAX_TABLETS && { alikeLimit: MAX_TABLETS }),
  };
}
