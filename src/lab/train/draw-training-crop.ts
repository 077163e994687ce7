import type { Crop } from '../../core/evidence.ts';
import type { CropSettings } from '../../core/model.ts';
import { drawUpright } from '../../core/rectify.ts';
import type { Random } from '../simulate/random.ts';

/**
 * A crop as the shipped path draws it, a little moved, enlarged and squeezed, and with other gains of its colours: cheap
 * variety on top of the locator's own errors, which the crop already has.
 */
export function drawTrainingCrop(
  crop: Crop,
  turn: number,
  settings: CropSettings,
  random: Random,
  out: Float32Array,
  offset: number,
): void {
  const { ellipse, patchScale } = crop;
  const shifted: Crop = {
    ...crop,
    ellipse: { ...ellipse, rx: ellipse.rx * random.factor(0.02), ry: ellipse.ry * random.factor(0.02) },
    patchScale,
  };
  drawUpright(shifted, turn, settings, out, offset);
  const light = random.factor(0.1);
  const gains = [light * random.factor(0.03), light, light * random.factor(0.03)];
  const lift = random.normal(0.015);
  const end = offset + settings.size * settings.size * 3;
  for (let k = offset; k < end; k++)
    out[k] = Math.min(1, Math.max(0, (out[k] as number) * (gains[(k - offset) % 3] as number) + lift));
}
