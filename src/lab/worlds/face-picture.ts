import { maskBackground } from '../../core/crop/rectify.ts';
import { luma } from '../../core/imaging/luma.ts';
import { FACE_BRIGHTNESS, normalizeBrightness } from '../../core/imaging/normalize-brightness.ts';
import { CROP_REACH, CROP_SIZE, type CropSet } from '../dataset/crop-set.ts';

export const PIXELS = CROP_SIZE * CROP_SIZE;

/** Distance of every pixel of an upright crop from its centre, tablet radii. */
export const RADIUS: Float32Array = Float32Array.from({ length: PIXELS }, (_, k) => {
  const place = (i: number): number => (((i + 0.5) / CROP_SIZE) * 2 - 1) * CROP_REACH;
  return Math.hypot(place(k % CROP_SIZE), place(Math.floor(k / CROP_SIZE)));
});

const IS_FACE = Uint8Array.from(RADIUS, (radius) => (radius <= 0.92 ? 1 : 0));

/**
 * A crop in a network's input form, with normalised face brightness: `[128 * 128]` each, in shares of the face's
 * brightness.
 */
export interface FacePicture {
  readonly brightness: Float32Array;
  /** Red to green, and yellow to blue. */
  readonly colours: readonly [Float32Array, Float32Array];
  /** The crop's own pixels, `[128, 128, 3]`, 0..255. */
  readonly pixels: Uint8Array;
}

/** The picture of one crop of a set. */
export function facePicture({ pixels }: CropSet, crop: number): FacePicture {
  const own = pixels.subarray(crop * PIXELS * 3, (crop + 1) * PIXELS * 3);
  const rgb = Float32Array.from(own, (value) => value / 255);
  normalizeBrightness(rgb, 0, IS_FACE);
  maskBackground({ size: CROP_SIZE, radiusShare: 1 / CROP_REACH }, rgb, 0);
  const of = (mix: (r: number, g: number, b: number) => number): Float32Array =>
    Float32Array.from(
      { length: PIXELS },
      (_, k) => mix(rgb[3 * k]!, rgb[3 * k + 1]!, rgb[3 * k + 2]!) / FACE_BRIGHTNESS,
    );
  return {
    brightness: of(luma),
    colours: [of((r, g) => r - g), of((r, g, b) => (r + g) / 2 - b)],
    pixels: own,
  };
}

/**
 * Three box blurs of `2 * reach + 1` pixels, close to a Gaussian of deviation `sqrt(reach * (reach + 1))`; edges
 * repeated.
 */
export function blur(picture: Float32Array, reach: number): Float32Array {
  let from = picture;
  for (let pass = 0; pass < 3; pass++) from = boxAlong(boxAlong(from, reach, 1, CROP_SIZE), reach, CROP_SIZE, 1);
  return from;
}

function boxAlong(from: Float32Array, reach: number, stride: number, line: number): Float32Array {
  const to = new Float32Array(from.length);
  const last = CROP_SIZE - 1;
  for (let row = 0; row < CROP_SIZE; row++) {
    const at = (i: number): number => from[row * line + Math.min(last, Math.max(0, i)) * stride]!;
    let sum = 0;
    for (let i = -reach; i <= reach; i++) sum += at(i);
    for (let i = 0; i < CROP_SIZE; i++) {
      to[row * line + i * stride] = sum / (2 * reach + 1);
      sum += at(i + reach + 1) - at(i - reach);
    }
  }
  return to;
}

/** Radius of the blur whose result is the smooth picture; the difference is the fine one. */
const SMOOTH_REACH = 4;

export function finePicture(picture: Float32Array): Float32Array {
  const smooth = blur(picture, SMOOTH_REACH);
  return picture.map((value, k) => value - smooth[k]!);
}
