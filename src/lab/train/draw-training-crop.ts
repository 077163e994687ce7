import type { RegisteredCrop } from '../../core/evidence.ts';
import { FACE } from '../../core/imaging/even-light.ts';
import { joinDrawn } from '../../core/inspect/inspect.ts';
import type { CropSettings } from '../../core/model.ts';
import { drawEvenlyLit, hideGround, viewOfUpright } from '../../core/rectify.ts';
import type { Random } from '../simulate/random.ts';
import { changeLight } from './change-light.ts';
import { CELL_VALUES, drawFaceMaps, PIXELS_A_CELL } from './draw-face-maps.ts';
import type { TrainingCrop } from './inspector-batch.ts';

/** Share of crops of which a part is covered, and the least and most of a side that the cover takes. */
const COVERED_SHARE = 0.25;
const COVER = [0.15, 0.4] as const;

/**
 * A crop as the shipped path draws it, with the drawing on it, a little moved, enlarged, squeezed and turned, in another
 * light, at times with a part covered, and `mirrored` where that is asked: `[size, size, 4]` into `image`; and the maps of
 * its face as they lie there, `[size / 4, size / 4, 6]` into `maps`. There are never enough different tablets: without all
 * this a network learns their specks by heart.
 */
export function drawTrainingCrop(
  { crop, truth }: TrainingCrop,
  settings: CropSettings,
  random: Random,
  { image, maps }: Readonly<Record<'image' | 'maps', Float32Array>>,
  mirrored = false,
): void {
  const { ellipse: e } = crop;
  const ellipse = {
    ...e,
    cx: e.cx + random.normal(0.01) * e.rx,
    cy: e.cy + random.normal(0.01) * e.rx,
    rx: e.rx * random.factor(0.015),
    ry: e.ry * random.factor(0.015),
  };
  const { size } = settings;
  const view = { ...crop, ellipse, turn: crop.turn + random.normal(2) };
  const rgb = new Float32Array(size * size * 3);
  drawEvenlyLit(view, view.turn, settings, rgb, 0);
  const drawn = drawnFrom(crop, view, settings);
  drawFaceMaps(truth, view, settings, maps);
  if (mirrored) {
    mirror(rgb, size, 3);
    mirror(drawn, size, 1);
    mirror(maps, size / PIXELS_A_CELL, CELL_VALUES);
  }
  changeLight(rgb, 0, rgb.length, random);
  if (random.chance(COVERED_SHARE)) cover(rgb, size, random);
  hideGround(settings, rgb, 0);
  joinDrawn(rgb, drawn, image);
}

/** The drawing as it was laid on a crop, seen from another view of it: bilinearly, `[size, size]`, in its steps. */
function drawnFrom(crop: RegisteredCrop, view: RegisteredCrop, settings: CropSettings): Float32Array {
  const { size } = settings;
  const drawn = new Float32Array(size * size);
  const source = crop.registration?.drawn;
  if (source === undefined) return drawn;
  const { a, b, c, d, e, f } = viewOfUpright(crop, view, settings);
  for (let j = 0, k = 0; j < size; j++) {
    for (let i = 0; i < size; i++, k++) {
      const x = a * i + b * j + c;
      const y = d * i + e * j + f;
      const x0 = Math.floor(x);
      const y0 = Math.floor(y);
      if (x0 < 0 || y0 < 0 || x0 >= size - 1 || y0 >= size - 1) continue;
      const at = y0 * size + x0;
      const top = (source[at] as number) * (1 - x + x0) + (source[at + 1] as number) * (x - x0);
      const bottom = (source[at + size] as number) * (1 - x + x0) + (source[at + size + 1] as number) * (x - x0);
      drawn[k] = top * (1 - y + y0) + bottom * (y - y0);
    }
  }
  return drawn;
}

/** Left becomes right. */
function mirror(out: Float32Array, size: number, channels: number): void {
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size >> 1; x++) {
      const left = (y * size + x) * channels;
      const right = (y * size + size - 1 - x) * channels;
      for (let c = 0; c < channels; c++) {
        const value = out[left + c] as number;
        out[left + c] = out[right + c] as number;
        out[right + c] = value;
      }
    }
  }
}

/** A plain rectangle, as bright as an even face (DeVries and Taylor 2017, "cutout"). */
function cover(out: Float32Array, size: number, random: Random): void {
  const [width, height] = [0, 0].map(() => Math.round(random.range(...COVER) * size)) as [number, number];
  const left = random.integer(0, size - width);
  const top = random.integer(0, size - height);
  for (let y = top; y < top + height; y++) {
    const from = (y * size + left) * 3;
    out.fill(FACE, from, from + width * 3);
  }
}
