import sharp from 'sharp';
import { CROP_SIZE } from '../dataset/crop-set.ts';
import { encodeSrgb } from '../simulate/colour.ts';
import type { Random } from '../simulate/random.ts';

/** A phone's processing of a crop; drawn once for both tablets of a matched pair. */
export interface ThirdCamera {
  /** Side, in the photo's pixels, of the area that the crop covers. */
  readonly side: number;
  /** Exposure: linear light of the face's mean. */
  readonly exposure: number;
  readonly balance: readonly [number, number, number];
  readonly blurPx: number;
  /** Photons of a white pixel, which determine the noise of light and colour. */
  readonly photons: number;
  readonly denoise: number;
  readonly contrast: number;
  readonly quality: number;
}

export function drawThirdCamera(random: Random): ThirdCamera {
  const [red, blue] = [random.factor(0.09), random.factor(0.12)];
  return {
    side: Math.round(random.logRange(64, 256)),
    exposure: random.range(0.16, 0.62),
    balance: [red, random.factor(0.02), blue],
    blurPx: random.logRange(0.3, 1.6),
    photons: random.logRange(150, 12000),
    denoise: random.range(0, 1),
    contrast: random.range(0.85, 1.25),
    quality: random.integer(62, 96),
  };
}

/** A picture of linear light, `[side, side, 3]`, as the phone saves it and the crop shows it, `[128, 128, 3]` bytes. */
export async function takeThird(
  light: Float32Array,
  side: number,
  faceMean: number,
  camera: ThirdCamera,
  noise: Random,
): Promise<Uint8Array> {
  const jpeg = await photographThird(light, side, faceMean, camera, noise);
  const crop = await sharp(jpeg).resize(CROP_SIZE, CROP_SIZE, { kernel: 'cubic' }).removeAlpha().raw().toBuffer();
  return new Uint8Array(crop);
}

/** A picture of linear light, `[side, side, 3]`, as the phone saves it: a JPEG of `camera.side` pixels a side. */
export async function photographThird(
  light: Float32Array,
  side: number,
  faceMean: number,
  camera: ThirdCamera,
  noise: Random,
): Promise<Buffer> {
  const gain = camera.exposure / faceMean;
  const linear = light.map((value, i) => value * gain * camera.balance[i % 3]!);
  const raw = await resizeLinear(linear, side, camera.side, camera.blurPx);
  const smoothed = smoothByLikeness(
    addPhotonNoise(raw, camera.photons, noise),
    camera.side,
    camera.denoise,
    camera.photons,
  );
  const bytes = Uint8Array.from(smoothed, (value) => Math.round(255 * toneCurve(value, camera.contrast)));
  return sharp(bytes, { raw: { width: camera.side, height: camera.side, channels: 3 } })
    .jpeg({ quality: camera.quality })
    .toBuffer();
}

/** Resizes linear light, 0..2, through 16 bits. */
async function resizeLinear(light: Float32Array, from: number, to: number, blurPx: number): Promise<Float32Array> {
  const steps = Uint16Array.from(light, (value) => Math.round(Math.min(2, Math.max(0, value)) * 32767));
  const data = await sharp(steps, { raw: { width: from, height: from, channels: 3 } })
    .toColourspace('rgb16')
    .resize(to, to, { kernel: 'mitchell' })
    .blur(Math.max(0.3, blurPx))
    .raw({ depth: 'ushort' })
    .toBuffer();
  return Float32Array.from(new Uint16Array(data.buffer, data.byteOffset, data.length / 2), (step) => step / 32767);
}

/** Photons arrive at random: their number's variance is their number. */
function addPhotonNoise(light: Float32Array, photons: number, noise: Random): Float32Array {
  return light.map((value) => value + noise.normal() * Math.sqrt((value + 0.004) / photons));
}

/** Means of the neighbours within the noise level (Tomasi and Manduchi 1998, with a box for the spatial part). */
function smoothByLikeness(light: Float32Array, side: number, share: number, photons: number): Float32Array {
  const limit = 2.5 * Math.sqrt(0.4 / photons);
  return light.map((value, i) => {
    const [row, column] = [Math.floor(i / (3 * side)), Math.floor(i / 3) % side];
    let [sum, count] = [value, 1];
    for (let dy = -1; dy <= 1; dy++) {
      for (let dx = -1; dx <= 1; dx++) {
        const [x, y] = [column + dx, row + dy];
        if (x < 0 || y < 0 || x >= side || y >= side) continue;
        const other = light[(y * side + x) * 3 + (i % 3)]!;
        if (Math.abs(other - value) > limit) continue;
        sum += other;
        count++;
      }
    }
    return value + share * (sum / count - value);
  });
}

/** sRGB with more or less contrast about its middle, 0..1. */
function toneCurve(linear: number, contrast: number): number {
  const value = encodeSrgb(Math.min(1, Math.max(0, linear)));
  return Math.min(1, Math.max(0, 0.5 + (value - 0.5) * (1 + (contrast - 1) * (1 - Math.abs(2 * value - 1)))));
}
