import type { OrientedCrop } from '../../core/evidence.ts';
import type { CropSettings } from '../../core/model.ts';
import { drawEvenlyLit } from '../../core/rectify.ts';
import type { Random } from '../simulate/random.ts';
import { changeLight } from './change-light.ts';

/** A crop as the shipped path draws it, a little moved, enlarged, squeezed and turned, and in another light. */
export function drawTrainingCrop(
  crop: OrientedCrop,
  settings: CropSettings,
  random: Random,
  out: Float32Array,
  offset: number,
): void {
  const { ellipse: e } = crop;
  const ellipse = {
    ...e,
    cx: e.cx + random.normal(0.01) * e.rx,
    cy: e.cy + random.normal(0.01) * e.rx,
    rx: e.rx * random.factor(0.015),
    ry: e.ry * random.factor(0.015),
  };
  drawEvenlyLit({ ...crop, ellipse }, crop.turn + random.normal(2), settings, out, offset);
  changeLight(out, offset, offset + settings.size * settings.size * 3, random);
}
