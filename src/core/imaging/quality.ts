import type { Quality } from '../examination.ts';
import type { Ellipse } from './ellipse.ts';
import { contains } from './ellipse.ts';
import type { Frame } from './frame.ts';

/** Brightness from which a pixel counts as blown out, 0..255 in every channel. */
const BLOWN_OUT = 251;

/** What a patch with one tablet in it allows. `ellipse` is in the patch's pixels. */
export function measureQuality(patch: Frame, ellipse: Ellipse, diameterPx: number, visible: number): Quality {
  return { diameterPx, sharpness: sharpnessOf(patch, ellipse), glare: glareOf(patch, ellipse), visible };
}

/** Share of the face's pixels that are blown out. */
export function glareOf(patch: Frame, ellipse: Ellipse): number {
  let face = 0;
  let blown = 0;
  for (let y = 0; y < patch.height; y += 2) {
    for (let x = 0; x < patch.width; x += 2) {
      if (!contains(ellipse, x + 0.5, y + 0.5)) continue;
      face++;
      const k = (y * patch.width + x) * 3;
      const least = Math.min(patch.data[k] as number, patch.data[k + 1] as number, patch.data[k + 2] as number);
      if (least >= BLOWN_OUT) blown++;
    }
  }
  return face > 0 ? blown / face : 0;
}

/**
 * How sharp the strongest edges on the tablet and its rim are: the 95th percentile of the brightness gradient over the
 * same after a blur of 2.5 pixels, less 1. A blurred edge loses little by blurring again (about 0.2), a sharp one much
 * (about 1.5). Measured on the patch, whose scale follows the tablet's size, so a small tablet is not sharp either.
 */
export function sharpnessOf(patch: Frame, ellipse: Ellipse): number {
  const grey = new Float32Array(patch.width * patch.height);
  for (let k = 0; k < grey.length; k++) {
    const i = k * 3;
    grey[k] =
      0.3 * (patch.data[i] as number) + 0.59 * (patch.data[i + 1] as number) + 0.11 * (patch.data[i + 2] as number);
  }
  const near: Ellipse = { ...ellipse, rx: ellipse.rx * 1.06, ry: ellipse.ry * 1.06 };
  const fine = strongGradient(blur(grey, patch.width, patch.height, 0.8), patch, near);
  const coarse = strongGradient(blur(grey, patch.width, patch.height, 2.5), patch, near);
  return coarse > 0 ? Math.max(0, fine / coarse - 1) : 0;
}

function strongGradient(grey: Float32Array, { width, height }: Frame, ellipse: Ellipse): number {
  const values: number[] = [];
  for (let y = 1; y < height - 1; y += 2) {
    for (let x = 1; x < width - 1; x += 2) {
      if (!contains(ellipse, x + 0.5, y + 0.5)) continue;
      const k = y * width + x;
      const dx = (grey[k + 1] as number) - (grey[k - 1] as number);
      const dy = (grey[k + width] as number) - (grey[k - width] as number);
      values.push(Math.hypot(dx, dy));
    }
  }
  values.sort((a, b) => a - b);
  return values[Math.floor(values.length * 0.95)] ?? 0;
}

/** Separable Gaussian blur, edges repeated. */
function blur(from: Float32Array, width: number, height: number, sigma: number): Float32Array {
  const reach = Math.ceil(sigma * 2.5);
  const taps = Array.from({ length: 2 * reach + 1 }, (_, i) => Math.exp(-((i - reach) ** 2) / (2 * sigma * sigma)));
  const sum = taps.reduce((a, b) => a + b, 0);
  const across = new Float32Array(from.length);
  const to = new Float32Array(from.length);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      let v = 0;
      for (let q = -reach; q <= reach; q++) {
        v += (taps[q + reach] as number) * (from[y * width + Math.min(width - 1, Math.max(0, x + q))] as number);
      }
      across[y * width + x] = v / sum;
    }
  }
  for (let y = 0; y < height; y++) {
    for (let q = -reach; q <= reach; q++) {
      const row = Math.min(height - 1, Math.max(0, y + q)) * width;
      const w = (taps[q + reach] as number) / sum;
      for (let x = 0; x < width; x++)
        to[y * width + x] = (to[y * width + x] as number) + w * (across[row + x] as number);
    }
  }
  return to;
}
