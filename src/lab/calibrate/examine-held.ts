import { inspect } from '../../core/inspect/inspect.ts';
import type { ModelSettings, Network } from '../../core/model.ts';
import { orient } from '../../core/orient/orient.ts';
import { measureNuisances } from '../../evaluate/nuisances.ts';
import { type CropCutter, inSizes, type LabelledCrop, simulatedCrops } from '../dataset/crop-store.ts';
import { progressBar } from '../progress.ts';
import type { PhotoSet } from '../simulate/simulate.ts';
import type { CalibrationRow } from './calibrate.ts';

/** How often every photo is made small: what may be said of small tablets wants many of them. */
const SMALL = 4;
/** Crops that the inspector is shown together. */
const AT_ONCE = 32;

/** Photos that calibration is made on: whole ones, and close-ups of twins. */
export interface HeldPhotos {
  readonly photos: PhotoSet;
  readonly closeUps: PhotoSet;
}

/** The networks after the locator, and their settings. */
export interface ExaminedPath {
  readonly orienter: Network;
  readonly inspector: Network;
  readonly settings: Pick<ModelSettings, 'orienter' | 'inspector'>;
}

/** Whatever the locator finds on the held photos. */
export async function heldCrops(cutter: CropCutter, held: HeldPhotos): Promise<LabelledCrop[]> {
  return [
    ...(await simulatedCrops(held.photos, 'calibrate', cutter)),
    ...(await inSizes(SMALL, (size) => simulatedCrops(held.photos, 'calibrate', cutter, size))).flat(),
    ...(await simulatedCrops(held.closeUps, 'close-ups-calibrate', cutter)),
  ];
}

/** What the shipped path would hand to the decision, for crops whose truth is known. */
export async function examineCrops(
  cut: readonly LabelledCrop[],
  { orienter, inspector, settings }: ExaminedPath,
): Promise<CalibrationRow[]> {
  const bar = progressBar('examine crops', cut.length, 'crops');
  const rows: CalibrationRow[] = [];
  for (let i = 0; i < cut.length; i += AT_ONCE) {
    const part = cut.slice(i, i + AT_ONCE);
    const crops = await orient(
      part.map(({ crop }) => crop),
      orienter,
      settings.orienter,
    );
    const inspected = await inspect(crops, inspector, settings.inspector);
    for (const [k, crop] of inspected.entries()) {
      const { truth } = part[k] as LabelledCrop;
      rows.push({ truth, quality: crop.quality, evidence: crop.evidence, nuisances: measureNuisances(crop) });
      bar.step();
    }
  }
  bar.stop();
  return rows;
}
