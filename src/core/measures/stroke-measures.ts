import { DRAWN_STEP } from '../evidence.ts';
import type { CropSettings } from '../model.ts';
import { takeSurfaceAway } from './cubic-surface.ts';
import { brightnessOf, type FaceColours } from './face-colours.ts';
import { type Band, bandsOf, levelsOf } from './weighted-picture.ts';

/** Octaves of sizes beside single pixels: beyond them strokes are no longer told apart. */
const OCTAVES = 3;
const BANDS = OCTAVES + 1;
const MEASURES_A_BAND = 4;
/** How many numbers `strokeMeasures` tells. */
export const STROKE_MEASURES = BANDS * MEASURES_A_BAND;

/**
 * What a face shows where its imprint was drawn, in every band of sizes: how strong it is beside the drawing, how much
 * like it, and how much varies there in all and beside the drawing. Soft flanks lack what is fine, a bent imprint is less
 * like the drawing in every band. Each near -1..1 for most tablets.
 */
export function strokeMeasures(
  { logs: [red, green, blue], face, strokes }: FaceColours,
  drawn: ArrayLike<number>,
  settings: CropSettings,
): number[] {
  const brightness = red.map((value, k) => brightnessOf(value, green[k] as number, blue[k] as number));
  takeSurfaceAway([brightness], face, settings);
  const planes = [
    brightness.map((value, k) => value * (face[k] as number)),
    face.map((weight, k) => weight * (drawn[k] as number) * DRAWN_STEP),
    strokes,
  ];
  const levels = levelsOf({ size: settings.size, weights: face, planes }, OCTAVES);
  // Strokes times weights: how much of every pixel is known and bears a stroke.
  return bandsOf(levels)
    .slice(0, BANDS)
    .flatMap((band, i) => tellBand(band, levels[i]?.planes[2] as Float32Array));
}

const TINY = 1e-7;

function tellBand({ planes }: Band, strokes: Float32Array): number[] {
  const [seen, drawn] = planes as [Float32Array, Float32Array];
  let [count, ss, sd, dd] = [0, 0, 0, 0];
  for (let k = 0; k < strokes.length; k++) {
    const w = strokes[k] as number;
    if (w < 0.05) continue;
    const s = seen[k] as number;
    const d = drawn[k] as number;
    count += w;
    ss += w * s * s;
    sd += w * s * d;
    dd += w * d * d;
  }
  if (count === 0) return new Array<number>(MEASURES_A_BAND).fill(0);
  const strength = sd / (dd + TINY * count);
  const left = Math.max(0, ss - 2 * sd + dd);
  return [
    strength - 0.8,
    2 * (sd / Math.sqrt(ss * dd + TINY * TINY * count)) - 0.8,
    0.5 * Math.log(ss / count + TINY) + 4,
    0.5 * Math.log(left / count + TINY) + 4,
  ];
}
