import type { RegisteredCrop } from '../../core/evidence.ts';
import type { CropSettings } from '../../core/model.ts';
import { turnOnTablet, viewOfUpright } from '../../core/rectify.ts';
import { FACE_MAPS, MAP_SIDE, readFaceMaps } from '../simulate/face-maps.ts';
import { REACH } from '../simulate/relief-grid.ts';
import type { CropTruth } from './crop-store.ts';

/** Pixels of an upright crop that a cell of its face's maps stands for, across. */
export const PIXELS_A_CELL = 4;
/** Values of a cell: the maps, and whether they are known there. */
export const CELL_VALUES = FACE_MAPS.length + 1;

/**
 * The maps of a tablet's face (simulate/face-maps.ts) as they lie on an upright crop in this view of it, wherever the
 * view's own ellipse and turn err: `[size / 4, size / 4, 6]` into `out`. Nothing is known beyond the rim, nor of tablets
 * without maps.
 */
export function drawFaceMaps(truth: CropTruth, view: RegisteredCrop, settings: CropSettings, out: Float32Array): void {
  out.fill(0);
  if (truth.faceMaps === '' || truth.rim === null || truth.up === null) return;
  const maps = readFaceMaps(truth.faceMaps);
  const made: RegisteredCrop = { ...view, ellipse: truth.rim, turn: turnOnTablet(truth.rim, truth.up) };
  const { a, b, c, d, e, f } = viewOfUpright(made, view, settings);
  const { size, radiusShare } = settings;
  const cells = size / PIXELS_A_CELL;
  const inRadii = (pixel: number): number => (((pixel + 0.5) / size) * 2 - 1) / radiusShare;
  for (let row = 0, k = 0; row < cells; row++) {
    const j = (row + 0.5) * PIXELS_A_CELL - 0.5;
    for (let column = 0; column < cells; column++, k += CELL_VALUES) {
      const i = (column + 0.5) * PIXELS_A_CELL - 0.5;
      const x = inRadii(a * i + b * j + c);
      const y = inRadii(d * i + e * j + f);
      if (x * x + y * y > 1) continue;
      sample(maps, x, y, out, k);
      out[k + FACE_MAPS.length] = 1;
    }
  }
}

/** Bilinear; `x` to the right and `y` downwards in tablet radii. */
function sample(maps: Float32Array, x: number, y: number, out: Float32Array, at: number): void {
  const cellOf = (v: number): number => Math.max(0, Math.min(MAP_SIDE - 1.001, ((v / REACH + 1) / 2) * MAP_SIDE - 0.5));
  const [u, v] = [cellOf(x), cellOf(y)];
  const [i, j] = [Math.floor(u), Math.floor(v)];
  for (let q = 0; q < 4; q++) {
    const share = (q & 1 ? u - i : 1 - u + i) * (q >> 1 ? v - j : 1 - v + j);
    const from = ((j + (q >> 1)) * MAP_SIDE + i + (q & 1)) * FACE_MAPS.length;
    for (let c = 0; c < FACE_MAPS.length; c++)
      out[at + c] = (out[at + c] as number) + share * (maps[from + c] as number);
  }
}
