import { inspect } from '../../core/inspect/inspect.ts';
import type { Network } from '../../core/model.ts';
import { normalizedCropOf } from '../../core/rectify.ts';
import { measureNuisances } from '../evaluate/nuisances.ts';
import type { PhotoSet } from '../simulate/simulate.ts';
import type { CalibrationRow } from './calibrate.ts';
import { type CropCutter, inSizes, type LabelledCrop, simulatedCrops } from './crop-store.ts';
import { registerAll } from './register-all.ts';

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
  readonly settings: Parameters<typeof registerAll>[2];
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
  { orienter, inspector, settings: path }: ExaminedPath,
): Promise<CalibrationRow[]> {
  const crops = await registerAll(cut, orienter, path);
  const settings = path.inspector;
  const rows: CalibrationRow[] = [];
  for (let i = 0; i < crops.length; i += AT_ONCE) {
    const part = crops.slice(i, i + AT_ONCE);
    const inspected = await inspect(
      part.map(({ crop, truth }) => ({ ...crop, truth, normalizedCrop: normalizedCropOf(crop, settings) })),
      inspector,
      settings,
    );
    rows.push(
      ...inspected.map((crop) => ({
        truth: crop.truth,
        quality: crop.quality,
        evidence: crop.evidence,
        nuisances: measureNuisances(crop),
      })),
    );
  }
  return rows;
}
