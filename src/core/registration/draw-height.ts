import { type DrawingMap, MAP_REACH, MAP_SIDE } from './drawing-map.ts';
import type { FaceGrid } from './face-grid.ts';

/**
 * How the drawing lies on a face, and how it was cut: by how far it is moved right and up (tablet radii), turned
 * (radians, counter-clockwise), and natural logarithms of its size, its strokes' width and its flanks' softness.
 */
export type Pose = readonly [right: number, up: number, turn: number, size: number, stroke: number, softness: number];

/** Width of a flank at a softness of 0, tablet radii: the drawing's own and a camera's blur. */
const FLANK = 0.045;
const STEP = MAP_SIDE / (2 * MAP_REACH);

/** Depth of the imprint at each of the grid's pixels, in deboss depths, into `depth` (`[size, size]`). */
export function drawHeight(grid: FaceGrid, map: DrawingMap, pose: Pose, depth: Float32Array): void {
  const [right, up, turn, size, stroke, softness] = pose;
  const cos = Math.cos(turn) * Math.exp(-size);
  const sin = Math.sin(turn) * Math.exp(-size);
  const flank = FLANK * Math.exp(softness);
  const grown = (Math.exp(stroke) - 1) * map.halfStroke;
  const grooveReach = (map.grooveStroke * Math.exp(stroke) + flank) / 2;
  const { flat, flatDepth, groove } = map;
  for (let p = 0; p < grid.count; p++) {
    const u = (grid.x[p] as number) - right;
    const v = (grid.y[p] as number) - up;
    const tx = (u * cos + v * sin + MAP_REACH) * STEP - 0.5;
    const ty = (MAP_REACH + u * sin - v * cos) * STEP - 0.5;
    const i = tx < 0 ? 0 : tx > MAP_SIDE - 2 ? MAP_SIDE - 2 : tx | 0;
    const j = ty < 0 ? 0 : ty > MAP_SIDE - 2 ? MAP_SIDE - 2 : ty | 0;
    const at = j * MAP_SIDE + i;
    const t = 0.5 - (between(flat, at, tx - i, ty - j) - grown) / flank;
    let deepest = t <= 0 ? 0 : (t >= 1 ? 1 : t * t * (3 - 2 * t)) * (flatDepth[at] as number);
    if (groove && (groove[at] as number) < grooveReach + 0.02) {
      const inside = 1 - between(groove, at, tx - i, ty - j) / grooveReach;
      if (inside > 0) deepest = Math.max(deepest, inside * map.grooveDepth);
    }
    depth[grid.pixels[p] as number] = deepest;
  }
}

function between(map: Float32Array, at: number, fx: number, fy: number): number {
  const top = (map[at] as number) * (1 - fx) + (map[at + 1] as number) * fx;
  const bottom = (map[at + MAP_SIDE] as number) * (1 - fx) + (map[at + MAP_SIDE + 1] as number) * fx;
  return top * (1 - fy) + bottom * fy;
}
