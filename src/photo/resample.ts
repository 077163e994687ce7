import type { Frame, Rect } from '../core/imaging/frame.ts';

/** For each of `count` output pixels, `perPixel` source indices and their weights, which sum to 1. */
interface Taps {
  readonly perPixel: number;
  readonly indices: Int32Array;
  readonly weights: Float64Array;
}

/** A filter's reach, in source pixels at scale 1, and its weight at a distance. */
export interface Filter {
  readonly support: number;
  weight(distance: number): number;
}

const TRIANGLE: Filter = { support: 1, weight: (x) => Math.max(0, 1 - Math.abs(x)) };

/** Lanczos with three lobes, as decoders use for reducing. */
export const LANCZOS3: Filter = { support: 3, weight: (x) => (Math.abs(x) < 3 ? sinc(x) * sinc(x / 3) : 0) };

function sinc(x: number): number {
  return x === 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
}

/** Far beyond any photo; keeps a wrong rectangle from looping for minutes. */
const MAX_REACH_PX = 1_000_000;

/**
 * A part of a frame at `width` x `height` pixels. The filter, a triangle by default, is as wide as the reduction:
 * antialiased when reduced, bilinear when enlarged, the exact pixels at scale 1. Pixel i covers [i, i + 1); beyond the
 * edges the nearest edge pixel repeats. Throws RangeError for a rectangle or size that is not finite and positive,
 * which is a caller's mistake.
 */
export function resample(frame: Frame, rect: Rect, width: number, height: number, filter = TRIANGLE): Frame {
  checkRegion(rect, width, height);
  const columns = tapsOf(rect.left, rect.width, width, frame.width, filter);
  const rows = tapsOf(rect.top, rect.height, height, frame.height, filter);
  // Indices grow from first to last, so only these rows are needed.
  const firstRow = rows.indices[0]!;
  const lastRow = rows.indices[rows.indices.length - 1]!;
  const band = resampleRows(frame, columns, width, firstRow, lastRow);
  return { width, height, data: resampleColumns(band, rows, width, height, firstRow) };
}

/** Weights of the filter around each output pixel's centre, widened by max(1, source pixels per output pixel). */
function tapsOf(start: number, length: number, count: number, limit: number, filter: Filter): Taps {
  const step = length / count;
  const wide = Math.max(1, step);
  const reach = wide * filter.support;
  // The filter is 0 at its reach and beyond.
  const perPixel = Math.ceil(2 * reach);
  const indices = new Int32Array(count * perPixel);
  const weights = new Float64Array(count * perPixel);
  for (let i = 0; i < count; i++) {
    const centre = start + (i + 0.5) * step - 0.5;
    const first = Math.floor(centre - reach) + 1;
    let sum = 0;
    for (let tap = 0; tap < perPixel; tap++) {
      const weight = filter.weight((first + tap - centre) / wide);
      indices[i * perPixel + tap] = Math.min(limit - 1, Math.max(0, first + tap));
      weights[i * perPixel + tap] = weight;
      sum += weight;
    }
    for (let tap = 0; tap < perPixel; tap++) weights[i * perPixel + tap]! /= sum;
  }
  return { perPixel, indices, weights };
}

/** Rows first..last of the frame, each at the output's width: `[last - first + 1, width, 3]`. */
function resampleRows(frame: Frame, taps: Taps, width: number, first: number, last: number): Float32Array {
  const { data } = frame;
  const { perPixel, indices, weights } = taps;
  const band = new Float32Array((last - first + 1) * width * 3);
  let out = 0;
  for (let y = first; y <= last; y++) {
    const row = y * frame.width;
    for (let x = 0; x < width; x++) {
      let red = 0;
      let green = 0;
      let blue = 0;
      for (let tap = x * perPixel; tap < (x + 1) * perPixel; tap++) {
        const weight = weights[tap]!;
        const at = (row + indices[tap]!) * 3;
        red += weight * data[at]!;
        green += weight * data[at + 1]!;
        blue += weight * data[at + 2]!;
      }
      band[out++] = red;
      band[out++] = green;
      band[out++] = blue;
    }
  }
  return band;
}

/** The band's rows, weighted into the output's height: `[height, width, 3]`, rounded. */
function resampleColumns(band: Float32Array, taps: Taps, width: number, height: number, first: number) {
  const stride = width * 3;
  const data = new Uint8ClampedArray(height * stride);
  const sums = new Float64Array(stride);
  for (let y = 0; y < height; y++) {
    sums.fill(0);
    for (let tap = y * taps.perPixel; tap < (y + 1) * taps.perPixel; tap++) {
      const weight = taps.weights[tap]!;
      if (weight === 0) continue;
      const row = (taps.indices[tap]! - first) * stride;
      for (let i = 0; i < stride; i++) sums[i]! += weight * band[row + i]!;
    }
    data.set(sums, y * stride);
  }
  return data;
}

function checkRegion(rect: Rect, width: number, height: number): void {
  const offsetsFit = Math.abs(rect.left) <= MAX_REACH_PX && Math.abs(rect.top) <= MAX_REACH_PX;
  const sidesFit = [rect.width, rect.height].every((side) => side > 0 && side <= MAX_REACH_PX);
  const sizeFits = [width, height].every((side) => Number.isInteger(side) && side >= 1 && side <= 8192);
  if (!(offsetsFit && sidesFit && sizeFits)) {
    throw new RangeError(
      `Expected a region within ${MAX_REACH_PX} px and a size of 1 to 8192 px, received ${JSON.stringify(rect)} at ${width} x ${height}`,
    );
  }
}
