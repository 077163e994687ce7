import { solve } from '../imaging/solve.ts';
import { drawHeight, type Pose } from './draw-height.ts';
import type { DrawingMap } from './drawing-map.ts';
import { type FaceGrid, localMean } from './face-grid.ts';
import { fitLight, type Light, noMaps, type ShadingMaps, shadeMaps, shadingMaps } from './shading.ts';

/** A drawing laid on a picture. */
export interface Fit {
  readonly pose: Pose;
  readonly light: Light;
  /** Share of the picture's contrast that the drawing explains, 0..1. */
  readonly explained: number;
  /** Mean square of the contrast that is left. */
  readonly left: number;
  /** Contrast as drawn, at the grid's pixels. */
  readonly drawn: Float32Array;
  /** How `drawn` changes with each number of the pose. */
  readonly changes: readonly Float32Array[];
  /** What the picture says of each number of the pose: the reciprocal of its variance. */
  readonly precision: readonly number[];
}

/** Deviations of true tablets and of counterfeits together: keeps numbers that a picture says nothing of where they are drawn. */
const PRIOR: Pose = [0.06, 0.06, 0.08, 0.05, 0.25, 0.5];
/** What one step may change at most. */
const MOST: Pose = [0.04, 0.04, 0.06, 0.04, 0.2, 0.3];
/** Neighbouring pixels err together: as if there were so many times fewer. */
const ALIKE = 3;
/** By how much stroke and softness are changed to see what that does. */
const NUDGE = 0.06;

/** Buffers for one size of crop, used again for every fit. */
interface Desk {
  readonly depth: Float32Array;
  readonly whole: Float32Array;
  readonly maps: ShadingMaps;
  readonly other: ShadingMaps;
}

const desks = new WeakMap<FaceGrid, Desk>();

function deskOf(grid: FaceGrid): Desk {
  const desk = desks.get(grid) ?? {
    depth: new Float32Array(grid.size * grid.size),
    whole: new Float32Array(grid.size * grid.size),
    maps: noMaps(grid),
    other: noMaps(grid),
  };
  desks.set(grid, desk);
  return desk;
}

/** Share of a picture's contrast that the drawing explains in this pose, 0..1, under the light that suits it best. */
export function explainedBy(grid: FaceGrid, map: DrawingMap, contrast: Float32Array, pose: Pose): number {
  const { depth, maps } = deskOf(grid);
  drawHeight(grid, map, pose, depth);
  shadingMaps(grid, depth, localMean(grid, depth), maps);
  return fitLight(contrast, maps).explained;
}

/**
 * Lays the drawing on the picture from `start` on: the light by least squares for every pose (variable projection, Golub
 * and Pereyra 1973, in Kaufman's form, which holds the light while the pose moves), the pose by Gauss and Newton's steps
 * with a normal prior.
 */
export function fitPose(grid: FaceGrid, map: DrawingMap, contrast: Float32Array, start: Pose, steps: number): Fit {
  const { depth, maps } = deskOf(grid);
  const drawn = new Float32Array(grid.count);
  const changes = PRIOR.map(() => new Float32Array(grid.count));
  let pose = start;
  for (let step = 0; ; step++) {
    drawHeight(grid, map, pose, depth);
    const mean = localMean(grid, depth);
    shadingMaps(grid, depth, mean, maps);
    const { light, explained, left } = fitLight(contrast, maps);
    shadeMaps(maps, light, drawn);
    changesWithPose(grid, map, pose, light, mean, drawn, changes);
    const variance = Math.max(1e-7, ALIKE * left);
    const { matrix, vector } = normalEquations(contrast, drawn, changes, variance);
    if (step >= steps) {
      const precision = matrix.map((row, i) => row[i] as number);
      return { pose, light, explained, left, drawn, changes, precision };
    }
    for (const [i, deviation] of PRIOR.entries()) {
      const weight = 1 / (deviation * deviation);
      const row = matrix[i] as Float64Array;
      row[i] = (row[i] as number) + weight;
      vector[i] = (vector[i] as number) - weight * (pose[i] as number);
    }
    const move = solve(matrix, vector) ?? [0, 0, 0, 0, 0, 0];
    pose = pose.map((value, i) => {
      const most = MOST[i] as number;
      return value + Math.max(-most, Math.min(most, move[i] as number));
    }) as unknown as Pose;
  }
}

function normalEquations(
  contrast: Float32Array,
  drawn: Float32Array,
  changes: readonly Float32Array[],
  variance: number,
): { matrix: Float64Array[]; vector: Float64Array } {
  const n = changes.length;
  const matrix = changes.map(() => new Float64Array(n));
  const vector = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    const a = changes[i] as Float32Array;
    let told = 0;
    for (let p = 0; p < a.length; p++) told += (a[p] as number) * ((contrast[p] as number) - (drawn[p] as number));
    vector[i] = told / variance;
    for (let j = 0; j <= i; j++) {
      const b = changes[j] as Float32Array;
      let sum = 0;
      for (let p = 0; p < a.length; p++) sum += (a[p] as number) * (b[p] as number);
      (matrix[i] as Float64Array)[j] = sum / variance;
      (matrix[j] as Float64Array)[i] = sum / variance;
    }
  }
  return { matrix, vector };
}

/** Moving, turning and sizing follow from the slopes of what is drawn; strokes and flanks are drawn anew. */
function changesWithPose(
  grid: FaceGrid,
  map: DrawingMap,
  pose: Pose,
  light: Light,
  mean: Float32Array,
  drawn: Float32Array,
  changes: readonly Float32Array[],
): void {
  const { whole, depth, other } = deskOf(grid);
  const { count, pixels, mask, size, radius } = grid;
  for (let p = 0; p < count; p++) whole[pixels[p] as number] = drawn[p] as number;
  const [right, up, turn, sized] = changes as [Float32Array, Float32Array, Float32Array, Float32Array];
  for (let p = 0; p < count; p++) {
    const k = pixels[p] as number;
    const inside = mask[k - 1] === 1 && mask[k + 1] === 1 && mask[k - size] === 1 && mask[k + size] === 1;
    const dx = inside ? (((whole[k + 1] as number) - (whole[k - 1] as number)) * radius) / 2 : 0;
    const dy = inside ? (((whole[k - size] as number) - (whole[k + size] as number)) * radius) / 2 : 0;
    const u = (grid.x[p] as number) - pose[0];
    const v = (grid.y[p] as number) - pose[1];
    right[p] = -dx;
    up[p] = -dy;
    turn[p] = dx * v - dy * u;
    sized[p] = -(dx * u + dy * v);
  }
  for (const i of [4, 5] as const) {
    const nudged = pose.map((value, k) => (k === i ? value + NUDGE : value)) as unknown as Pose;
    drawHeight(grid, map, nudged, depth);
    shadingMaps(grid, depth, mean, other);
    const change = changes[i] as Float32Array;
    shadeMaps(other, light, change);
    for (let p = 0; p < count; p++) change[p] = ((change[p] as number) - (drawn[p] as number)) / NUDGE;
  }
}
