import { inspect } from '../../core/inspect/inspect.ts';
import type { ModelSettings, Network } from '../../core/model.ts';
import { orient } from '../../core/orient/orient.ts';
import { measureNuisances } from '../../evaluate/nuisances.ts';
import { type CropCutter, inSizes, type LabelledCrop, simulatedCrops } from '../dataset/crop-store.ts';
import { progressBar } from '../progress.ts';
import type { PhotoSet } from '../simulate/simulate.ts';
import type { CalibrationRow } from './calibrate.ts';

/** How many reduced versions of every photo are used: limits for small tablets need many of them. */
const SMALL = 4;
/** Crops in one batch of the inspector. */
const AT_ONCE = 32;

/** Photos for calibration: whole ones, and close-ups of matched pairs. */
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

/** All findings of the locator on the held-out photos. */
export async function heldCrops(cutter: CropCutter, held: HeldPhotos): Promise<LabelledCrop[]> {
  return [
    ...(await simulatedCrops(held.photos, 'calibrate', cutter)),
    ...(await inSizes(SMALL, (size) => simulatedCrops(held.photos, 'calibrate', cutter, size))).flat(),
    ...(await simulatedCrops(held.closeUps, 'close-ups-calibrate', cutter)),
  ];
}

/** The input of the decision on the shipped path, for crops of known truth. */
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
      const { quality, colour, evidence } = crop;
      rows.push({ truth, quality, colour, evidence, nuisances: measureNuisances(crop) });
      bar.step();
    }
  }
  bar.stop();
  return rows;
}
