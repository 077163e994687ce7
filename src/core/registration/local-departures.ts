import { solve } from '../imaging/solve.ts';
import type { Pose } from './draw-height.ts';
import { type DrawingMap, texelOf } from './drawing-map.ts';
import type { FaceGrid } from './face-grid.ts';
import type { Fit } from './fit-pose.ts';

/** Numbers told of each region: moved right and up, stroke, and how much deeper than the rest. */
export const NUMBERS_A_REGION = 4;
/** Deviations that are expected of each: tablet radii, tablet radii, natural logarithm, share. */
const PRIOR = [0.03, 0.03, 0.2, 0.3] as const;

/**
 * How each region of the imprint departs from the drawing as it was laid over the whole, each number in deviations
 * expected of it and drawn towards 0 where the picture says little: `regions` times right, up, stroke, depth.
 */
export function localDepartures(grid: FaceGrid, map: DrawingMap, contrast: Float32Array, fit: Fit): Float32Array {
  const regions = regionsOf(grid, map, fit.pose);
  const size = NUMBERS_A_REGION;
  const matrices = new Float64Array(map.regions * size * size);
  const vectors = new Float64Array(map.regions * size);
  const [right, up, , , stroke] = fit.changes as readonly Float32Array[];
  const change = new Float64Array(size);
  for (let p = 0; p < grid.count; p++) {
    const region = regions[p] as number;
    change[0] = (right?.[p] as number) * PRIOR[0];
    change[1] = (up?.[p] as number) * PRIOR[1];
    change[2] = (stroke?.[p] as number) * PRIOR[2];
    change[3] = (fit.drawn[p] as number) * PRIOR[3];
    const rest = (contrast[p] as number) - (fit.drawn[p] as number);
    for (let i = 0; i < size; i++) {
      const a = change[i] as number;
      const v = region * size + i;
      vectors[v] = (vectors[v] as number) + a * rest;
      for (let j = 0; j < size; j++) {
        const at = v * size + j;
        matrices[at] = (matrices[at] as number) + a * (change[j] as number);
      }
    }
  }
  return solveRegions(matrices, vectors, Math.max(1e-7, ALIKE * fit.left));
}

/**
 * How far the regions depart in all: of each kind of number its root mean square over the regions, less what is usual. A
 * bent imprint departs everywhere a little, and to all sides.
 */
export function departureSpreads(departures: Float32Array): number[] {
  const squares = new Array<number>(NUMBERS_A_REGION).fill(0);
  for (const [i, value] of departures.entries()) {
    squares[i % NUMBERS_A_REGION] = (squares[i % NUMBERS_A_REGION] as number) + value * value;
  }
  const regions = Math.max(1, departures.length / NUMBERS_A_REGION);
  return squares.map((sum) => 2 * (Math.min(2, Math.sqrt(sum / regions)) - 0.4));
}

/** Neighbouring pixels err together: as if there were so many times fewer. */
const ALIKE = 3;

function solveRegions(matrices: Float64Array, vectors: Float64Array, variance: number): Float32Array {
  const size = NUMBERS_A_REGION;
  const numbers = new Float32Array(vectors.length);
  for (let from = 0; from < vectors.length; from += size) {
    const rows = Array.from({ length: size }, (_, i) =>
      matrices.slice((from + i) * size, (from + i + 1) * size).map((value, j) => value / variance + (i === j ? 1 : 0)),
    );
    const told = vectors.slice(from, from + size).map((value) => value / variance);
    numbers.set(solve(rows, told) ?? [], from);
  }
  return numbers;
}

/** The drawing's region at each of the grid's pixels. */
function regionsOf(grid: FaceGrid, map: DrawingMap, [right, up, turn, size]: Pose): Uint8Array {
  const cos = Math.cos(turn) * Math.exp(-size);
  const sin = Math.sin(turn) * Math.exp(-size);
  return Uint8Array.from({ length: grid.count }, (_, p) => {
    const u = (grid.x[p] as number) - right;
    const v = (grid.y[p] as number) - up;
    return map.region[texelOf(u * cos + v * sin, v * cos - u * sin)] as number;
  });
}
