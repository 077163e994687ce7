import { solve } from '../imaging/solve.ts';
import { type FaceGrid, localMean } from './face-grid.ts';

/** What a relief does to light, as maps at the grid's pixels: slopes to the right and up, depth against its surroundings, and steepness. */
export type ShadingMaps = readonly [Float32Array, Float32Array, Float32Array, Float32Array];

/** How much of each map there is in a picture. */
export type Light = readonly [right: number, up: number, depth: number, steepness: number];

export const noMaps = ({ count }: FaceGrid): ShadingMaps => [
  new Float32Array(count),
  new Float32Array(count),
  new Float32Array(count),
  new Float32Array(count),
];

/** Brings slopes to the size of depths: a stroke rises over about this many tablet radii. */
const SLOPE = 0.04;

/** The maps of a relief `depth` (`[size, size]`); `mean` is its local mean where that is known already, and is returned. */
export function shadingMaps(
  { count, pixels, size, radius }: FaceGrid,
  depth: Float32Array,
  mean: Float32Array,
  [right, up, low, steep]: ShadingMaps,
): void {
  const step = (radius * SLOPE) / 2;
  for (let p = 0; p < count; p++) {
    const k = pixels[p] as number;
    const dx = ((depth[k + 1] as number) - (depth[k - 1] as number)) * step;
    const dy = ((depth[k - size] as number) - (depth[k + size] as number)) * step;
    right[p] = dx;
    up[p] = dy;
    low[p] = (depth[k] as number) - (mean[p] as number);
    steep[p] = Math.sqrt(dx * dx + dy * dy);
  }
}

/**
 * The light under which the maps come closest to the contrast of a picture, by least squares: to first order a flat relief
 * shows its slopes towards the lamp (Pentland 1990, "Linear shape from shading"), and a dull one its depth too.
 * `explained` is the share of the contrast's energy, 0..1, and `energy` the mean square that is left.
 */
export function fitLight(contrast: Float32Array, maps: ShadingMaps): { light: Light; explained: number; left: number } {
  const n = contrast.length;
  const matrix = maps.map(() => new Float64Array(4));
  const vector = new Float64Array(4);
  let energy = 0;
  const [a, b, c, d] = maps;
  const m = new Float64Array(14);
  for (let p = 0; p < n; p++) {
    const y = contrast[p] as number;
    const r = a[p] as number;
    const u = b[p] as number;
    const l = c[p] as number;
    const s = d[p] as number;
    m[0] = (m[0] as number) + r * r;
    m[1] = (m[1] as number) + r * u;
    m[2] = (m[2] as number) + r * l;
    m[3] = (m[3] as number) + r * s;
    m[4] = (m[4] as number) + u * u;
    m[5] = (m[5] as number) + u * l;
    m[6] = (m[6] as number) + u * s;
    m[7] = (m[7] as number) + l * l;
    m[8] = (m[8] as number) + l * s;
    m[9] = (m[9] as number) + s * s;
    m[10] = (m[10] as number) + r * y;
    m[11] = (m[11] as number) + u * y;
    m[12] = (m[12] as number) + l * y;
    m[13] = (m[13] as number) + s * y;
    energy += y * y;
  }
  for (let i = 0, k = 0; i < 4; i++) {
    for (let j = i; j < 4; j++, k++) {
      const value = (m[k] as number) * (i === j ? 1.001 : 1) + (i === j ? 1e-3 : 0);
      (matrix[i] as Float64Array)[j] = value;
      (matrix[j] as Float64Array)[i] = value;
    }
    vector[i] = m[10 + i] as number;
  }
  const light = (solve(matrix, vector) ?? [0, 0, 0, 0]) as unknown as Light;
  const told = light.reduce((sum, value, i) => sum + value * (vector[i] as number), 0);
  const explained = energy > 0 ? Math.max(0, told / energy) : 0;
  return { light, explained, left: (energy * (1 - explained)) / Math.max(1, n) };
}

/** The contrast that maps show under a light, into `out`. */
export function shadeMaps([a, b, c, d]: ShadingMaps, [right, up, depth, steepness]: Light, out: Float32Array): void {
  for (let p = 0; p < out.length; p++) {
    out[p] = right * (a[p] as number) + up * (b[p] as number) + depth * (c[p] as number) + steepness * (d[p] as number);
  }
}

/** A speck or a highlight counts as no more than this many deviations of the whole. */
const CLIPPED = 3;

/** How much brighter than its surroundings every pixel of the grid is, as a share, from an upright crop `[size, size, 3]`. */
export function readContrast(grid: FaceGrid, rgb: Float32Array): Float32Array {
  const grey = new Float32Array(grid.size * grid.size);
  for (let k = 0; k < grey.length; k++) {
    const at = 3 * k;
    grey[k] = 0.3 * (rgb[at] as number) + 0.59 * (rgb[at + 1] as number) + 0.11 * (rgb[at + 2] as number);
  }
  const mean = localMean(grid, grey);
  let squares = 0;
  const contrast = mean.map((m, p) => {
    const value = (grey[grid.pixels[p] as number] as number) / Math.max(0.05, m) - 1;
    squares += value * value;
    return value;
  });
  const limit = CLIPPED * Math.sqrt(squares / Math.max(1, contrast.length));
  return contrast.map((value) => Math.max(-limit, Math.min(limit, value)));
}
