import type { OrientedCrop } from '../../core/evidence.ts';
import { FACE } from '../../core/imaging/even-light.ts';
import type { CropSettings } from '../../core/model.ts';
import { drawEvenlyLit, hideGround } from '../../core/rectify.ts';
import type { Random } from '../simulate/random.ts';
import { changeLight } from './change-light.ts';

/** Share of crops of which a part is covered, and the least and most of a side that the cover takes. */
const COVERED_SHARE = 0.25;
const COVER = [0.15, 0.4] as const;

/**
 * A crop as the shipped path draws it, a little moved, enlarged, squeezed and turned, in another light, at times with a
 * part covered, and `mirrored` where that is asked. There are never enough different tablets: without all this a network
 * learns their specks by heart.
 */
export function drawTrainingCrop(
  crop: OrientedCrop,
  settings: CropSettings,
  random: Random,
  out: Float32Array,
  offset: number,
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
  drawEvenlyLit({ ...crop, ellipse }, crop.turn + random.normal(2), settings, out, offset);
  if (mirrored) mirror(out, offset, size);
  changeLight(out, offset, offset + size * size * 3, random);
  if (random.chance(COVERED_SHARE)) cover(out, offset, size, random);
  hideGround(settings, out, offset);
}

/** Left becomes right. */
function mirror(out: Float32Array, offset: number, size: number): void {
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size >> 1; x++) {
      const left = offset + (y * size + x) * 3;
      const right = offset + (y * size + size - 1 - x) * 3;
      for (let c = 0; c < 3; c++) {
        const value = out[left + c] as number;
        out[left + c] = out[right + c] as number;
        out[right + c] = value;
      }
    }
  }
}

/** A plain rectangle, as bright as an even face (DeVries and Taylor 2017, "cutout"). */
function cover(out: Float32Array, offset: number, size: number, random: Random): void {
  const [width, height] = [0, 0].map(() => Math.round(random.range(...COVER) * size)) as [number, number];
  const left = random.integer(0, size - width);
  const top = random.integer(0, size - height);
  for (let y = top; y < top + height; y++) {
    const from = offset + (y * size + left) * 3;
    out.fill(FACE, from, from + width * 3);
  }
}
