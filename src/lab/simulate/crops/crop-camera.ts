import sharp from 'sharp';
import { sampleSquare } from '../../../core/imaging/sample.ts';
import { CROP_REACH, CROP_SIZE } from '../../dataset/crop-set.ts';
import { brightnessAt } from '../colour.ts';
import type { Random } from '../random.ts';
import { gaussian, NORMALS, sharpen, smear, smoothColour, toneCurve } from '../render/phone.ts';
import { WIDE } from './wide-nuisances.ts';

const N = CROP_SIZE;
const { camera: RANGES } = WIDE;
/** A blur below this has no effect. */
const LEAST_BLUR = 0.2;
/** A photo with nearly as many pixels per crop is treated as having exactly as many. */
const ALMOST_WHOLE = 124 / 128;

/** A crop as a phone took it, in the photo's own pixels: sRGB 0..255, `[side, side, 3]`. */
export interface TakenCrop {
  readonly pixels: Uint8Array;
  readonly side: number;
  /** Whether it was stored as a JPEG. */
  readonly coded: boolean;
}

/**
 * A phone's processing of a crop's linear light `[128, 128, 3]`. The photo has its own pixels, fewer or more than the
 * crop; blur, noise and sharpening are applied in these.
 */
export function photographCrop(light: Float32Array, random: Random): TakenCrop {
  const inPhoto = 2 * CROP_REACH * random.logRange(...RANGES.radiusPx);
  const side = inPhoto < N * ALMOST_WHOLE ? Math.max(RANGES.leastSide, Math.round(inPhoto)) : N;
  // Pixels of this picture per pixel of the photo.
  const scale = inPhoto <= N ? 1 : N / inPhoto;
  let picture = side < N ? reduce(light, side) : light;
  expose(picture, side, random);
  picture = blur(picture, side, scale, random);
  const level = random.logRange(...RANGES.noise) * scale;
  addNoise(picture, level, random);
  if (random.chance(RANGES.denoisedShare))
    picture = gaussian(picture, side, side, Math.max(LEAST_BLUR, random.range(...RANGES.denoised) * scale));
  if (random.chance(RANGES.colourSmoothedShare))
    smoothColour(picture, side, side, Math.max(0.4, random.logRange(...RANGES.colourSmoothed) * scale));
  if (random.chance(RANGES.spreadNoiseShare)) spreadNoise(picture, side, level, random);
  if (random.chance(RANGES.sharpenedShare))
    sharpen(picture, side, side, random.range(...RANGES.sharpened), Math.max(0.5, 1.1 * scale));
  return { pixels: develop(picture, random), side, coded: random.chance(RANGES.jpegShare) };
}

/**
 * Crops that share one JPEG, because coding each separately costs as much as rendering it. Even, so that pairs stay
 * together.
 */
const CODED_TOGETHER = 16;

/** The crops at their own size, `[128, 128, 3]` each, with compression artefacts for those stored as JPEGs. */
export async function keepCrops(taken: readonly TakenCrop[], random: Random): Promise<Uint8Array[]> {
  const kept = [...taken];
  const coded = [...taken.keys()].filter((k) => taken[k]!.coded);
  for (let from = 0; from < coded.length; from += CODED_TOGETHER) {
    const places = coded.slice(from, from + CODED_TOGETHER);
    const strip = await throughJpeg(stripOf(places.map((k) => taken[k]!)), places.length, random);
    for (const [tile, k] of places.entries()) kept[k] = { ...taken[k]!, pixels: tileOf(strip, tile, taken[k]!.side) };
  }
  return kept.map(({ pixels, side }) => (side < N ? enlarge(pixels, side) : pixels));
}

/**
 * Crops below one another, each in a square of 128 pixels: whole blocks of any JPEG. The remaining area repeats the
 * edge.
 */
function stripOf(crops: readonly TakenCrop[]): Uint8Array {
  const strip = new Uint8Array(crops.length * N * N * 3);
  for (const [tile, { pixels, side }] of crops.entries()) {
    for (let j = 0; j < N; j++) {
      const row = Math.min(side - 1, j) * side * 3;
      const to = (tile * N + j) * N * 3;
      strip.set(pixels.subarray(row, row + side * 3), to);
      for (let k = side * 3; k < N * 3; k++) strip[to + k] = pixels[row + side * 3 - 3 + (k % 3)]!;
    }
  }
  return strip;
}

function tileOf(strip: Uint8Array, tile: number, side: number): Uint8Array {
  const pixels = new Uint8Array(side * side * 3);
  for (let j = 0; j < side; j++) {
    const from = (tile * N + j) * N * 3;
    pixels.set(strip.subarray(from, from + side * 3), j * side * 3);
  }
  return pixels;
}

/** The same light in fewer pixels: bilinear, after an antialiasing blur. */
function reduce(light: Float32Array, side: number): Float32Array {
  const step = N / side;
  const soft = gaussian(light, N, N, 0.35 * step);
  const out = new Float32Array(side * side * 3);
  for (let j = 0, k = 0; j < side; j++) {
    const y = Math.min(N - 1.001, Math.max(0, (j + 0.5) * step - 0.5));
    const row = y | 0;
    const fy = y - row;
    for (let i = 0; i < side; i++) {
      const x = Math.min(N - 1.001, Math.max(0, (i + 0.5) * step - 0.5));
      const column = x | 0;
      const fx = x - column;
      const at = (row * N + column) * 3;
      for (let c = at; c < at + 3; c++, k++) {
        const top = soft[c]! * (1 - fx) + soft[c + 3]! * fx;
        const bottom = soft[c + N * 3]! * (1 - fx) + soft[c + N * 3 + 3]! * fx;
        out[k] = top * (1 - fy) + bottom * fy;
      }
    }
  }
  return out;
}

/** Exposure for the face, white balance with its error, and light fall-off across the crop; in place. */
function expose(light: Float32Array, side: number, random: Random): void {
  const from = Math.round(side * 0.31);
  const to = side - from;
  let sum = 0;
  for (let j = from; j < to; j++) for (let k = (j * side + from) * 3; k < (j * side + to) * 3; k++) sum += light[k]!;
  const gain = random.range(...RANGES.exposure) / Math.max(1e-3, sum / (3 * (to - from) ** 2));
  const [red, green, blue] = [0, 0, 0].map(() => gain * random.factor(RANGES.whiteBalance)) as [number, number, number];
  const [right, down] = [random.normal(RANGES.falloff), random.normal(RANGES.falloff)];
  const [redder, bluer] = [random.normal(RANGES.colourFalloff), random.normal(RANGES.colourFalloff)];
  for (let j = 0, k = 0; j < side; j++) {
    const row = 1 + down * ((2 * j) / side - 1);
    for (let i = 0; i < side; i++, k += 3) {
      const x = (2 * i) / side - 1;
      const share = row + right * x;
      light[k] = light[k]! * red * (share + redder * x);
      light[k + 1] = light[k + 1]! * green * share;
      light[k + 2] = light[k + 2]! * blue * (share + bluer * x);
    }
  }
}

/** Lens, focus or camera shake, and the blur along one axis from stretching a tilted tablet. */
function blur(light: Float32Array, side: number, scale: number, random: Random): Float32Array {
  const how = random.uniform();
  let out: Float32Array;
  if (how < RANGES.motionShare) {
    out = smear(light, side, side, Math.max(2, random.range(...RANGES.motion) * scale), random.range(0, Math.PI));
  } else {
    const range = how < RANGES.motionShare + RANGES.defocusShare ? RANGES.defocus : RANGES.lens;
    out = gaussian(light, side, side, Math.max(LEAST_BLUR, random.range(...range) * scale));
  }
  if (random.chance(RANGES.stretchedShare)) blurAlong(out, side, random.range(...RANGES.stretched), random.chance(0.5));
  return out;
}

/** Three taps along rows or columns, in place. */
function blurAlong(light: Float32Array, side: number, sigma: number, rows: boolean): void {
  const outer = Math.exp(-1 / (2 * sigma * sigma));
  const [weight, middle] = [outer / (1 + 2 * outer), 1 / (1 + 2 * outer)];
  const stride = rows ? 3 : side * 3;
  const from = Float32Array.from(light);
  for (let k = stride; k < light.length - stride; k++)
    light[k] = from[k]! * middle + (from[k - stride]! + from[k + stride]!) * weight;
}

/** Shot and read noise, part of it equal in all colours; in place. */
function addNoise(light: Float32Array, level: number, random: Random): void {
  const grey = random.range(...RANGES.greyNoise);
  const own = Math.sqrt(1 - grey * grey) * level;
  const shared = grey * level;
  const last = NORMALS.length;
  let at = random.integer(0, last - 1);
  const stride = random.integer(1, last - 2);
  for (let k = 0; k < light.length; k += 3) {
    at += stride;
    if (at >= last) at -= last;
    const common = NORMALS[at]! * shared;
    for (let c = k; c < k + 3; c++) {
      at += stride;
      if (at >= last) at -= last;
      const v = light[c]! > 0 ? light[c]! : 0;
      light[c] = v + (common + NORMALS[at]! * own) * Math.sqrt(0.05 + v);
    }
  }
}

/** Colour noise spread over several pixels by coding or smoothing; in place. */
function spreadNoise(light: Float32Array, side: number, level: number, random: Random): void {
  const cells = Math.max(12, Math.round(side / random.logRange(...RANGES.spreadGrain))) + 1;
  const strength = level * random.range(...RANGES.spreadNoise);
  const first = random.integer(0, NORMALS.length - 1);
  const noise = new Float32Array(cells * cells * 3);
  for (let k = 0; k < noise.length; k++) noise[k] = NORMALS[(first + 7 * k) % NORMALS.length]! * strength;
  // Colour only: the brightness of every cell is preserved.
  for (let k = 0; k < noise.length; k += 3) {
    const mean = (noise[k]! + noise[k + 1]! + noise[k + 2]!) / 3;
    for (let c = k; c < k + 3; c++) noise[c] = noise[c]! - mean;
  }
  const step = (cells - 1) / side;
  for (let j = 0, k = 0; j < side; j++) {
    const y = j * step;
    const row = y | 0;
    const fy = y - row;
    for (let i = 0; i < side; i++) {
      const x = i * step;
      const column = x | 0;
      const fx = x - column;
      const p = (row * cells + column) * 3;
      const q = p + cells * 3;
      for (let c = 0; c < 3; c++, k++) {
        const top = noise[p + c]! * (1 - fx) + noise[p + 3 + c]! * fx;
        const bottom = noise[q + c]! * (1 - fx) + noise[q + 3 + c]! * fx;
        light[k] = light[k]! + top * (1 - fy) + bottom * fy;
      }
    }
  }
}

/** Tone and saturation; a few pictures have no colour. */
function develop(light: Float32Array, random: Random): Uint8Array {
  const tone = toneCurve(random.range(...RANGES.contrast));
  const colourless = random.chance(RANGES.colourlessShare);
  const vivid = random.chance(RANGES.saturationShare) ? random.range(...RANGES.saturation) : 1;
  const saturation = colourless ? 0 : vivid;
  const pixels = new Uint8Array(light.length);
  for (let k = 0; k < light.length; k++) {
    const v = light[k]!;
    pixels[k] = tone[v <= 0 ? 0 : v >= 1 ? 1023 : (v * 1023 + 0.5) | 0]!;
  }
  if (saturation === 1) return pixels;
  for (let k = 0; k < pixels.length; k += 3) {
    const grey = brightnessAt(pixels, k);
    for (let c = k; c < k + 3; c++) {
      const v = grey + (pixels[c]! - grey) * saturation;
      pixels[c] = v < 0 ? 0 : v > 255 ? 255 : v + 0.5;
    }
  }
  return pixels;
}

/** A strip of this many squares after JPEG compression. */
async function throughJpeg(strip: Uint8Array, squares: number, random: Random): Promise<Uint8Array> {
  const quality = random.integer(...RANGES.jpegQuality);
  const chromaSubsampling = random.chance(0.7) ? '4:2:0' : '4:4:4';
  const raw = { width: N, height: squares * N, channels: 3 } as const;
  const jpeg = await sharp(strip, { raw }).jpeg({ quality, chromaSubsampling }).toBuffer();
  return sharp(jpeg).raw().toBuffer();
}

/** Bilinear, as the shipped path enlarges small tablets. */
function enlarge(pixels: Uint8Array, side: number): Uint8Array {
  const out = new Float32Array(N * N * 3);
  const half = side / 2;
  const map = { a: half, b: 0, c: half, d: 0, e: half, f: half };
  sampleSquare({ width: side, height: side, data: pixels }, map, N, out);
  const enlarged = new Uint8Array(out.length);
  for (let k = 0; k < out.length; k++) enlarged[k] = out[k]! * 255 + 0.5;
  return enlarged;
}
