import { normalizeUpright } from '../../../core/crop/rectify.ts';
import type { CropSettings } from '../../../core/model.ts';
import { CROP_REACH, CROP_SIZE, type CropSet } from '../../dataset/crop-set.ts';

/** Geometry of the crops of a `CropSet`. */
export const CROP_SETTINGS: CropSettings = { size: CROP_SIZE, radiusShare: 1 / CROP_REACH };

/** Values of a crop. */
export const CROP_VALUES = CROP_SIZE * CROP_SIZE * 3;

/** A set of crops in the inspector's input form. */
export interface NormalizedCrops extends Omit<CropSet, 'pixels'> {
  /** `[count, 128, 128, 3]`, 0..1.5: normalised face brightness, plain grey around the tablet. */
  readonly upright: Float32Array<ArrayBuffer>;
}

/** Normalises crops in the same way, by the same code, as the shipped path does for the inspector. */
export function normalizeCrops({ pixels, ...known }: CropSet): NormalizedCrops {
  const upright = new Float32Array(pixels.length);
  for (let k = 0; k < pixels.length; k++) upright[k] = pixels[k]! / 255;
  for (let i = 0; i < known.count; i++) normalizeUpright(CROP_SETTINGS, upright, i * CROP_VALUES);
  return { ...known, upright };
}
