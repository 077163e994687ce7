import { linearOf } from '../colour.ts';
import type { Random } from '../random.ts';
import type { Ground } from './ground.ts';

/** Part of a real photo with nothing of interest on it: sRGB `[height, width, 3]`. */
export interface GroundTexture {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

/** Linear light of every 8-bit sRGB level. */
const LINEAR = Float32Array.from({ length: 256 }, (_, level) => linearOf([level, level, level])[0]);

/** A real surface under the tablets: the texture at a random scale and rotation, repeated by mirroring. */
export function photoGround(texture: GroundTexture, random: Random): Ground {
  const { width, height, data } = texture;
  const mean = meanOf(data);
  // A texture from shade or sun is scaled to an everyday albedo.
  const gain = Math.min(6, random.range(0.12, 0.55) / Math.max(0.01, (mean[0] + mean[1] + mean[2]) / 3));
  const pixels = random.logRange(25, 70);
  const turn = random.range(0, 2 * Math.PI);
  const [cos, sin] = [Math.cos(turn) * pixels, Math.sin(turn) * pixels];
  const [left, top] = [random.range(0, width), random.range(0, height)];
  return {
    name: 'photo',
    gloss: random.chance(0.25) ? random.range(0.05, 0.3) : 0,
    mean: [mean[0] * gain, mean[1] * gain, mean[2] * gain],
    at(x, y, out) {
      const u = left + x * cos + y * sin;
      const v = top - x * sin + y * cos;
      const i = Math.floor(u);
      const j = Math.floor(v);
      const [fu, fv] = [u - i, v - j];
      out.fill(0);
      for (let q = 0; q < 4; q++) {
        const k = (mirrored(j + (q >> 1), height) * width + mirrored(i + (q & 1), width)) * 3;
        const share = gain * (q & 1 ? fu : 1 - fu) * (q >> 1 ? fv : 1 - fv);
        for (let c = 0; c < 3; c++) out[c]! += share * LINEAR[data[k + c]!]!;
      }
      for (let c = 0; c < 3; c++) out[c] = Math.min(0.95, Math.max(0.004, out[c]!));
    },
  };
}

/** An index folded into 0..size-1: 0, 1, ... size-1, size-1, ... 1, 0, 0, 1, ... */
function mirrored(index: number, size: number): number {
  const m = ((index % (2 * size)) + 2 * size) % (2 * size);
  return m < size ? m : 2 * size - 1 - m;
}

function meanOf(data: Uint8Array): [number, number, number] {
  const sum = [0, 0, 0];
  const step = 3 * 17;
  let count = 0;
  for (let k = 0; k + 2 < data.length; k += step, count++) for (let c = 0; c < 3; c++) sum[c]! += LINEAR[data[k + c]!]!;
  return [sum[0]! / count, sum[1]! / count, sum[2]! / count];
}
