import type { CropSettings } from '../model.ts';

/** The pixels of an upright crop that show the face, rim left out, with their places on the tablet. */
export interface FaceGrid {
  readonly size: number;
  /** Pixels for one tablet radius. */
  readonly radius: number;
  readonly count: number;
  /** Index of each in the crop's `size` x `size`. */
  readonly pixels: Int32Array;
  /** Tablet radii, x right, y up. */
  readonly x: Float32Array;
  readonly y: Float32Array;
  /** `[size, size]`, 1 on the face. */
  readonly mask: Uint8Array;
}

/** Where the face ends for a comparison of imprints: further out the rounded rim is brighter or darker than any imprint. */
const REACH = 0.9;

const grids = new Map<string, FaceGrid>();

/** Worked out once for each size. */
export function faceGrid({ size, radiusShare }: CropSettings): FaceGrid {
  const key = `${size} ${radiusShare}`;
  const grid = grids.get(key) ?? buildGrid(size, (radiusShare * size) / 2);
  grids.set(key, grid);
  return grid;
}

function buildGrid(size: number, radius: number): FaceGrid {
  const pixels: number[] = [];
  const x: number[] = [];
  const y: number[] = [];
  const mask = new Uint8Array(size * size);
  for (let k = 0; k < size * size; k++) {
    const px = ((k % size) + 0.5 - size / 2) / radius;
    const py = (size / 2 - Math.floor(k / size) - 0.5) / radius;
    if (px * px + py * py >= REACH * REACH) continue;
    pixels.push(k);
    x.push(px);
    y.push(py);
    mask[k] = 1;
  }
  return {
    size,
    radius,
    count: pixels.length,
    pixels: Int32Array.from(pixels),
    x: Float32Array.from(x),
    y: Float32Array.from(y),
    mask,
  };
}

/** Half the side of the square over which a local mean is taken, tablet radii: wider than any stroke. */
const MEAN_REACH = 0.25;

/** For each of the grid's pixels the mean of `values` (`[size, size]`) over the face around it, by sums over rows and columns. */
export function localMean({ size, radius, count, pixels, mask }: FaceGrid, values: Float32Array): Float32Array {
  const reach = Math.max(1, Math.round(MEAN_REACH * radius));
  const side = size + 1;
  const sums = new Float64Array(side * side);
  const counts = new Int32Array(side * side);
  for (let j = 0; j < size; j++) {
    let sum = 0;
    let number = 0;
    for (let i = 0; i < size; i++) {
      const k = j * size + i;
      if (mask[k] === 1) {
        sum += values[k] as number;
        number++;
      }
      const at = (j + 1) * side + i + 1;
      sums[at] = (sums[at - side] as number) + sum;
      counts[at] = (counts[at - side] as number) + number;
    }
  }
  const means = new Float32Array(count);
  for (let p = 0; p < count; p++) {
    const k = pixels[p] as number;
    const j = (k / size) | 0;
    const i = k % size;
    const top = Math.max(0, j - reach) * side;
    const bottom = Math.min(size, j + reach + 1) * side;
    const left = Math.max(0, i - reach);
    const right = Math.min(size, i + reach + 1);
    const tl = top + left;
    const tr = top + right;
    const bl = bottom + left;
    const br = bottom + right;
    const sum = (sums[br] as number) - (sums[tr] as number) - (sums[bl] as number) + (sums[tl] as number);
    const number = (counts[br] as number) - (counts[tr] as number) - (counts[bl] as number) + (counts[tl] as number);
    means[p] = sum / number;
  }
  return means;
}
