import type { OrientedCrop } from '../evidence.ts';
import { cellBounds, MAP_CELLS } from '../inspect/occlusion-map.ts';
import type { CropSettings } from '../model.ts';
import { type Lab, meanColour } from './mean-colour.ts';
import { drawUpright } from './rectify.ts';

/** Opacity of the map at its strongest cell. */
const STRONGEST = 0.55;
/** Evidence for a counterfeit, and against it: two colours of the page, neither of them green. */
const [FOR, AGAINST] = [
  [168, 18, 29],
  [51, 81, 138],
] as const;

/** The upright crop in the photo's own light, `[size, size, 3]`, for people. */
export function uprightOf(crop: OrientedCrop, settings: CropSettings): Float32Array {
  const pixels = new Float32Array(settings.size ** 2 * 3);
  drawUpright(crop, crop.turn, settings, pixels, 0);
  return pixels;
}

/** The mean colour of each tablet in its upright crop; empty if the photo has no colour. */
export function coloursOf(crops: readonly OrientedCrop[], settings: CropSettings): Lab[] {
  if (crops.some(({ tint }) => tint)) return [];
  return crops.map((crop) => meanColour(uprightOf(crop, settings), settings.size, settings.radiusShare));
}

/**
 * An upright crop, coloured cell by cell by `occlusionMapOf`. Cells have hard edges, so that the map does not look
 * finer than it is.
 */
export function drawOcclusionMap(pixels: Float32Array, size: number, map: Float32Array): Float32Array {
  const out = Float32Array.from(pixels);
  for (const [cell, value] of map.entries()) {
    const [top, bottom] = cellBounds(Math.floor(cell / MAP_CELLS), size);
    const [left, right] = cellBounds(cell % MAP_CELLS, size);
    const [colour, share] = [value > 0 ? FOR : AGAINST, STRONGEST * Math.abs(value)];
    for (let y = top; y < bottom; y++) {
      for (let i = (y * size + left) * 3; i < (y * size + right) * 3; i++) {
        out[i] = out[i]! * (1 - share) + (colour[i % 3]! / 255) * share;
      }
    }
  }
  return out;
}
