import sharp from 'sharp';
import { brightnessAt, encodeSrgb, type Rgb } from '../colour.ts';
import { Random } from '../random.ts';
import type { Rendering } from './render.ts';

export interface PhonePicture {
  readonly jpeg: Buffer;
  readonly blur: 'defocus' | 'motion' | null;
}

/**
 * Deviation of the noise at full light, linear: from a phone in the sun to one in a dim room with hardly any denoising.
 */
const NOISE = [0.014, 0.16] as const;

/** Share of photos that were downscaled by an app, and the maximum factor. */
const RESIZED_SHARE = 0.5;
const MOST_RESIZED = 3;
/**
 * Share of photos whose noise is in brightness only, because phones smooth colour far more, and over how many pixels.
 */
const COLOUR_SMOOTHED_SHARE = 0.75;
const COLOUR_SMOOTHED = [0.8, 3] as const;
/** Share of photos whose brightness noise is smoothed too. */
const DENOISED_SHARE = 0.35;
/** The blur of downscaling itself, pixels. */
const LEAST_BLUR = 0.2;

/**
 * The phone's processing of the light: lens, exposure, white balance, sensor noise, denoising, sharpening, tone, JPEG.
 * For a downscaled photo the rendering simulates what remains: blur of lens and denoising shrinks with the scale, noise
 * with its root, so it is sharper and cleaner than any pixel of the sensor.
 */
export async function photograph(rendering: Rendering, white: Rgb, random: Random): Promise<PhonePicture> {
  const { width, height } = rendering;
  const blur = random.chance(0.12) ? 'defocus' : random.chance(0.08) ? 'motion' : null;
  const resized = random.chance(RESIZED_SHARE) ? random.logRange(1, MOST_RESIZED) : 1;
  const lens = Math.max(LEAST_BLUR, random.range(0.35, 0.75) / resized);
  let light = gaussian(rendering.light, width, height, lens);
  if (blur === 'defocus') light = gaussian(light, width, height, random.range(1, 2.6));
  if (blur === 'motion') light = smear(light, width, height, random.range(3, 9), random.range(0, Math.PI));
  develop(light, width, height, white, random);
  addNoise(light, random.logRange(...NOISE) / Math.sqrt(resized), random);
  if (random.chance(DENOISED_SHARE))
    light = gaussian(light, width, height, Math.max(LEAST_BLUR, random.range(0.3, 0.6) / resized));
  if (random.chance(COLOUR_SMOOTHED_SHARE)) smoothColour(light, width, height, random.logRange(...COLOUR_SMOOTHED));
  if (random.chance(0.6)) sharpen(light, width, height, random.range(0.2, 0.9));
  const tone = toneCurve(random.range(0, 0.5));
  const pixels = new Uint8Array(light.length);
  for (let k = 0; k < light.length; k++) {
    const v = light[k]!;
    pixels[k] = tone[v <= 0 ? 0 : v >= 1 ? 1023 : Math.round(v * 1023)]!;
  }
  const jpeg = await sharp(pixels, { raw: { width, height, channels: 3 } })
    .jpeg({ quality: random.integer(70, 95), chromaSubsampling: random.chance(0.7) ? '4:2:0' : '4:4:4' })
    .toBuffer();
  return { jpeg, blur };
}

/** Exposure to the mean grey of phones, white balance with its error, darker corners; in place. */
function develop(light: Float32Array, width: number, height: number, white: Rgb, random: Random): void {
  let [r, g, b] = [0, 0, 0];
  const luminance = new Float32Array(Math.floor(light.length / 48));
  for (let k = 0, q = 0; k + 2 < light.length; k += 3) {
    r += light[k]!;
    g += light[k + 1]!;
    b += light[k + 2]!;
    if (k % 48 === 0 && q < luminance.length) luminance[q++] = light[k + 1]!;
  }
  [r, g, b] = [r / (width * height), g / (width * height), b / (width * height)];
  const brightest = luminance.sort()[Math.floor(luminance.length * 0.985)]!;
  const target = random.range(0.13, 0.34);
  // Brings the whole picture to a middle grey while limiting burnt-out highlights, as phones do.
  const exposure = Math.min(
    target / Math.max(0.02, 0.3 * r + 0.6 * g + 0.1 * b),
    random.range(0.55, 1.1) / Math.max(0.02, brightest),
  );
  // Most of the light's own colour is removed, with a little of the picture's, and some error remains.
  const known = random.range(0.7, 1);
  const pull = random.range(0, 0.25);
  const gains = [
    (exposure * (g / Math.max(r, 1e-3)) ** pull * random.factor(0.05)) / white[0] ** known,
    exposure,
    (exposure * (g / Math.max(b, 1e-3)) ** pull * random.factor(0.06)) / white[2] ** known,
  ];
  const vignette = random.range(0, 0.35);
  for (let j = 0, k = 0; j < height; j++) {
    for (let i = 0; i < width; i++) {
      const r2 = ((i / width - 0.5) ** 2 + (j / height - 0.5) ** 2) * 2;
      const falloff = 1 - vignette * r2;
      for (let c = 0; c < 3; c++, k++) light[k] = light[k]! * gains[c]! * falloff;
    }
  }
}

/**
 * A prime number of normal draws, made once: reading a table with a random stride is many times faster than drawing
 * each.
 */
export const NORMALS = (() => {
  const random = new Random('normals');
  return Float32Array.from({ length: 65521 }, () => random.normal());
})();

/** Shot and read noise, in linear light; in place. */
function addNoise(light: Float32Array, level: number, random: Random): void {
  let at = random.integer(0, NORMALS.length - 1);
  const stride = random.integer(1, NORMALS.length - 2);
  for (let k = 0; k < light.length; k++) {
    at += stride;
    if (at >= NORMALS.length) at -= NORMALS.length;
    const v = Math.max(0, light[k]!);
    light[k] = v + NORMALS[at]! * level * Math.sqrt(0.05 + v);
  }
}

/** Smooths each colour's share of the brightness over `sigma` pixels; the brightness is preserved. In place. */
export function smoothColour(light: Float32Array, width: number, height: number, sigma: number): void {
  const soft = gaussian(light, width, height, sigma);
  for (let k = 0; k < light.length; k += 3) {
    const own = brightnessAt(light, k);
    const around = brightnessAt(soft, k);
    for (let c = 0; c < 3; c++) light[k + c] = own + soft[k + c]! - around;
  }
}

/** Unsharp mask over `sigma` pixels, as phones do; in place. */
export function sharpen(light: Float32Array, width: number, height: number, amount: number, sigma = 1): void {
  const soft = gaussian(light, width, height, sigma);
  for (let k = 0; k < light.length; k++) {
    light[k]! += amount * (light[k]! - soft[k]!);
  }
}

/** sRGB's curve with a phone's contrast, as a table over 0..1 in 1,024 steps. */
export function toneCurve(contrast: number): Uint8Array {
  return Uint8Array.from({ length: 1024 }, (_, i) => {
    const v = encodeSrgb(i / 1023);
    const s = v * v * (3 - 2 * v);
    return Math.round(255 * (v + (s - v) * contrast));
  });
}

/** Separable Gaussian blur of `[height, width, 3]` with repeated edges. */
export function gaussian(from: Float32Array, width: number, height: number, sigma: number): Float32Array {
  const reach = Math.max(1, Math.ceil(sigma * 2.5));
  const half = Float64Array.from({ length: reach + 1 }, (_, i) => Math.exp(-(i * i) / (2 * sigma * sigma)));
  const sum = half.reduce((total, v, i) => total + (i === 0 ? v : 2 * v), 0);
  const taps = half.map((v) => v / sum);
  const row = width * 3;
  // Each row with its ends repeated, so that taps need no bounds checks.
  const padded = new Float32Array((width + 2 * reach) * 3);
  const across = new Float32Array(from.length);
  for (let j = 0; j < height; j++) blurRow(from, across, j * row, row, padded, taps);
  const to = new Float32Array(from.length);
  for (let j = 0; j < height; j++) blurColumn(across, to, j, row, height, taps);
  return to;
}

/** One row of the blur along columns, two taps at a time. */
function blurColumn(
  from: Float32Array,
  to: Float32Array,
  j: number,
  row: number,
  height: number,
  taps: Float64Array,
): void {
  const at = j * row;
  const offset = (q: number): number => Math.min(height - 1, Math.max(0, j + q)) * row - at;
  for (let q = 1; q < taps.length; q += 2) {
    const middle = q === 1 ? taps[0]! : 0;
    const near = taps[q]!;
    const far = q + 1 < taps.length ? taps[q + 1]! : 0;
    const [above, below, higher, lower] = [offset(-q), offset(q), offset(-q - 1), offset(q + 1)];
    for (let k = at; k < at + row; k++) {
      const sum =
        middle * from[k]! + near * (from[k + above]! + from[k + below]!) + far * (from[k + higher]! + from[k + lower]!);
      to[k] = q === 1 ? sum : to[k]! + sum;
    }
  }
}

/** One row of `row` values, from `at` on; `taps` are the kernel's middle and one half. */
function blurRow(
  from: Float32Array,
  to: Float32Array,
  at: number,
  row: number,
  padded: Float32Array,
  taps: Float64Array,
): void {
  const margin = (taps.length - 1) * 3;
  for (let k = 0; k < row; k++) padded[margin + k] = from[at + k]!;
  for (let k = 0; k < margin; k++) {
    padded[k] = from[at + (k % 3)]!;
    padded[margin + row + k] = from[at + row - 3 + (k % 3)]!;
  }
  for (let q = 1; q < taps.length; q += 2) {
    const middle = q === 1 ? taps[0]! : 0;
    const near = taps[q]!;
    const far = q + 1 < taps.length ? taps[q + 1]! : 0;
    const step = 3 * q;
    // The outermost tap stands in for a missing one.
    const wide = far === 0 ? step : step + 3;
    for (let k = 0, p = margin; k < row; k++, p++) {
      const sum =
        middle * padded[p]! +
        near * (padded[p - step]! + padded[p + step]!) +
        far * (padded[p - wide]! + padded[p + wide]!);
      to[at + k] = q === 1 ? sum : to[at + k]! + sum;
    }
  }
}

/** Motion blur along a line of `length` pixels. */
export function smear(from: Float32Array, width: number, height: number, length: number, angle: number): Float32Array {
  const steps = Math.ceil(length);
  const to = new Float32Array(from.length);
  for (let q = 0; q < steps; q++) {
    const far = (q / Math.max(1, steps - 1) - 0.5) * length;
    const di = Math.round(far * Math.cos(angle));
    const dj = Math.round(far * Math.sin(angle));
    for (let j = 0; j < height; j++) {
      const sj = Math.min(height - 1, Math.max(0, j + dj));
      for (let i = 0; i < width; i++) {
        const k = (sj * width + Math.min(width - 1, Math.max(0, i + di))) * 3;
        const o = (j * width + i) * 3;
        for (let c = 0; c < 3; c++) to[o + c]! += from[k + c]! / steps;
      }
    }
  }
  return to;
}
