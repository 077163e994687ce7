import { ellipseInPatch } from '../core/crop/rectify.ts';
import type { Crop } from '../core/evidence.ts';
import { insideOf } from '../core/imaging/ellipse.ts';
import { luma } from '../core/imaging/luma.ts';

/** Properties of a tablet's picture that must say nothing about the tablet. */
export const NUISANCES = [
  'redCast',
  'blueCast',
  'groundBrightness',
  'groundContrast',
  'sharpness',
  'diameterPx',
  'glare',
  'tilt',
] as const;
export type Nuisance = (typeof NUISANCES)[number];
/**
 * `redCast`, `blueCast`: natural logarithm of the ground's mean red and blue over its mean green; `groundBrightness`,
 * 0..255, and `groundContrast`, its standard deviation; `sharpness`, `diameterPx`, `glare` as in the crop's quality;
 * `tilt`: 0 from straight above, towards 1 from the side.
 */
export type Nuisances = Readonly<Record<Nuisance, number>>;

/** The ground around a tablet, in its radii: beyond its rim and its contact shadow, inside the patch. */
const GROUND = { from: 1.25, to: 1.65 } as const;

type Placed = Pick<Crop, 'ellipse' | 'middle' | 'patch' | 'patchScale'>;

/** Of one crop, in the patch that was cut around it. */
export function measureNuisances(crop: Placed & Pick<Crop, 'quality'>): Nuisances {
  const { sharpness, diameterPx, glare } = crop.quality;
  return { ...measureGround(crop), sharpness, diameterPx, glare, tilt: 1 - crop.ellipse.ry / crop.ellipse.rx };
}

type Ground = Pick<Nuisances, 'redCast' | 'blueCast' | 'groundBrightness' | 'groundContrast'>;

function measureGround(crop: Placed): Ground {
  const { width, height, data } = crop.patch;
  const [inner, outer] = [insideOf(ellipseInPatch(crop, GROUND.from)), insideOf(ellipseInPatch(crop, GROUND.to))];
  let [count, red, green, blue, sum, squares] = [0, 0, 0, 0, 0, 0];
  for (let y = 0, k = 0; y < height; y++) {
    for (let x = 0; x < width; x++, k += 3) {
      if (inner(x + 0.5, y + 0.5) || !outer(x + 0.5, y + 0.5)) continue;
      const [r, g, b] = [data[k]!, data[k + 1]!, data[k + 2]!];
      const grey = luma(r, g, b);
      count++;
      red += r;
      green += g;
      blue += b;
      sum += grey;
      squares += grey * grey;
    }
  }
  const mean = sum / count;
  return {
    // Plus one each, because a ground may be black.
    redCast: Math.log((red + count) / (green + count)),
    blueCast: Math.log((blue + count) / (green + count)),
    groundBrightness: mean,
    groundContrast: Math.sqrt(Math.max(0, squares / count - mean * mean)),
  };
}
