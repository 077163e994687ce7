import type { Quality } from '../examination.ts';
import { type Ellipse, halfExtents, insideOf } from './ellipse.ts';
import type { Frame } from './frame.ts';
import { luma } from './luma.ts';
import { nthSmallest } from './nth-smallest.ts';

/** Brightness from which a pixel counts as blown out, 0..255 in every channel. */
const BLOWN_OUT = 251;

/** Quality of a patch with one tablet. `ellipse` is in the patch's pixels. */
export function measureQuality(patch: Frame, ellipse: Ellipse, diameterPx: number, visible: number): Quality {
  return { diameterPx, sharpness: sharpnessOf(patch, ellipse), glare: glareOf(patch, ellipse), visible };
}

/** Share of the face's pixels that are blown out. */
export function glareOf(patch: Frame, ellipse: Ellipse): number {
  const inside = insideOf(ellipse);
  let face = 0;
  let blown = 0;
  for (let y = 0; y < patch.height; y += 2) {
    for (let x = 0; x < patch.width; x += 2) {
      if (!inside(x + 0.5, y + 0.5)) continue;
      face++;
      const k = (y * patch.width + x) * 3;
      const least = Math.min(patch.data[k]!, patch.data[k + 1]!, patch.data[k + 2]!);
      if (least >= BLOWN_OUT) blown++;
    }
  }
  return face > 0 ? blown / face : 0;
}

/**
 * Sharpness of the strongest edges on the tablet and its rim: the 95th percentile of the brightness gradient, divided
 * by the same after a blur of 2.5 pixels, minus 1. A further blur changes a blurred edge little (about 0.2) and a sharp
 * one much (about 1.5). It is measured on the patch, whose scale follows the tablet's size, so a small tablet is not
 * sharp either.
 */
export function sharpnessOf(patch: Frame, ellipse: Ellipse): number {
  const near: Ellipse = { ...ellipse, rx: ellipse.rx * 1.06, ry: ellipse.ry * 1.06 };
  const grey = greyAround(patch, near);
  const fine = strongGradient(blur(grey, 0.8), near);
  const coarse = strongGradient(blur(grey, 2.5), near);
  return coarse > 0 ? Math.max(0, fine / coarse - 1) : 0;
}

/** A part of a patch in grey, from (left, top) on. */
interface Grey {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  readonly values: Float32Array;
}

/** Pixels by which the strongest blur and the gradient reach beyond an ellipse. */
const REACH = 9;

/** Where the part begins: odd, so that gradients are measured at the same pixels of a patch whatever the ellipse. */
const oddBelow = (place: number): number => Math.max(1, 2 * Math.floor((place - 1) / 2) + 1);

/** The part of the patch that the strongest blur around an ellipse can reach. */
function greyAround(patch: Frame, ellipse: Ellipse): Grey {
  const { cx, cy } = ellipse;
  const [reachX, reachY] = halfExtents(ellipse).map((half) => half + REACH) as [number, number];
  const [left, top] = [oddBelow(cx - reachX), oddBelow(cy - reachY)];
  const width = Math.max(0, Math.min(patch.width, Math.ceil(cx + reachX)) - left);
  const height = Math.max(0, Math.min(patch.height, Math.ceil(cy + reachY)) - top);
  const values = new Float32Array(width * height);
  for (let y = 0, k = 0; y < height; y++) {
    for (let x = 0, i = ((top + y) * patch.width + left) * 3; x < width; x++, k++, i += 3) {
      values[k] = luma(patch.data[i]!, patch.data[i + 1]!, patch.data[i + 2]!);
    }
  }
  return { left, top, width, height, values };
}

function strongGradient({ left, top, width, height, values: grey }: Grey, ellipse: Ellipse): number {
  const inside = insideOf({ ...ellipse, cx: ellipse.cx - left, cy: ellipse.cy - top });
  const gradients = new Float32Array(width * height);
  let count = 0;
  for (let y = 1; y < height - 1; y += 2) {
    for (let x = 1; x < width - 1; x += 2) {
      if (!inside(x + 0.5, y + 0.5)) continue;
      const k = y * width + x;
      const dx = grey[k + 1]! - grey[k - 1]!;
      const dy = grey[k + width]! - grey[k - width]!;
      gradients[count++] = Math.sqrt(dx * dx + dy * dy);
    }
  }
  return nthSmallest(gradients.subarray(0, count), Math.floor(count * 0.95)) ?? 0;
}

/**
 * Separable Gaussian blur with repeated edges, on every second pixel, as on one colour of a chessboard: the four neighbours
 * of pixels in odd rows and columns, between which `strongGradient` takes differences. The others are 0.
 */
function blur({ values: from, width, height, ...place }: Grey, sigma: number): Grey {
  const taps = gaussianTaps(sigma);
  const reach = taps.length - 1;
  const across = new Float32Array(from.length);
  const padded = new Float32Array(width + 2 * reach);
  for (let y = 0; y < height; y++) {
    const row = y * width;
    padded.fill(from[row]!, 0, reach);
    padded.set(from.subarray(row, row + width), reach);
    padded.fill(from[row + width - 1]!, reach + width);
    for (let x = 0; x < width; x++) {
      const middle = x + reach;
      let sum = taps[0]! * padded[middle]!;
      for (let q = 1; q <= reach; q++) sum += taps[q]! * (padded[middle - q]! + padded[middle + q]!);
      across[row + x] = sum;
    }
  }
  const values = new Float32Array(from.length);
  const sums = new Float64Array(width);
  for (let y = 0; y < height; y++) {
    const row = y * width;
    const first = (y + 1) % 2;
    for (let x = first; x < width; x += 2) sums[x] = taps[0]! * across[row + x]!;
    for (let q = 1; q <= reach; q++) {
      const [above, below] = [Math.max(0, y - q) * width, Math.min(height - 1, y + q) * width];
      const tap = taps[q]!;
      for (let x = first; x < width; x += 2) sums[x]! += tap * (across[above + x]! + across[below + x]!);
    }
    for (let x = first; x < width; x += 2) values[row + x] = sums[x]!;
  }
  return { ...place, width, height, values };
}

/** Weights of a Gaussian at 0, 1, 2, ... pixels from its middle. */
function gaussianTaps(sigma: number): Float64Array {
  const taps = Float64Array.from({ length: Math.ceil(sigma * 2.5) + 1 }, (_, q) =>
    Math.exp((-q * q) / (2 * sigma * sigma)),
  );
  const sum = 2 * taps.reduce((all, tap) => all + tap, 0) - taps[0]!;
  return taps.map((tap) => tap / sum);
}
