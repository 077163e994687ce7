import type { ImprintShape, Point } from './imprint.ts';

/** Half of the map's side in tablet radii, and its texels: two to three across a flank. */
const REACH = 1.1;
const SIDE = 176;
const TEXEL = (2 * REACH) / SIDE;

/**
 * Depth of an imprint, in depths of its die: `[SIDE, SIDE]` over [-REACH, REACH]² of the imprint's own frame, row 0 at
 * y = -REACH.
 */
export interface ImprintMap {
  readonly depth: Float32Array;
}

/**
 * The part of a shape's outline that the flanks reach: its distances, in the map's texels, where they are below `band`.
 */
interface Distances {
  /** Unsigned, tablet radii; `band` if it is further. */
  readonly distance: Float32Array;
  readonly band: number;
}

const coordinate = (i: number): number => ((i + 0.5) / SIDE) * 2 * REACH - REACH;
const firstTexel = (v: number): number => Math.max(0, Math.ceil((v + REACH) / TEXEL - 0.5));
const lastTexel = (v: number): number => Math.min(SIDE - 1, Math.floor((v + REACH) / TEXEL - 0.5));

/** Draws shapes with flanks that rise over `softness`; where shapes overlap, the deeper one counts. */
export function drawImprint(shapes: readonly ImprintShape[], strokeFactor: number, softness: number): ImprintMap {
  const depth = new Float32Array(SIDE * SIDE);
  for (const shape of shapes) press(depth, shape, strokeFactor, softness);
  return { depth };
}

/** The depth at a place of the imprint's frame, bilinear; 0 beyond the map. */
export function imprintDepth({ depth }: ImprintMap, x: number, y: number): number {
  const u = (x + REACH) / TEXEL - 0.5;
  const v = (y + REACH) / TEXEL - 0.5;
  if (!(u >= 0 && v >= 0 && u < SIDE - 1 && v < SIDE - 1)) return 0;
  const i = u | 0;
  const j = v | 0;
  const fx = u - i;
  const fy = v - j;
  const k = j * SIDE + i;
  const a = depth[k]!;
  const b = depth[k + SIDE]!;
  const lower = a + (depth[k + 1]! - a) * fx;
  const upper = b + (depth[k + SIDE + 1]! - b) * fx;
  return lower + (upper - lower) * fy;
}

function press(depth: Float32Array, shape: ImprintShape, strokeFactor: number, softness: number): void {
  switch (shape.kind) {
    case 'rounded_rect': {
      const [hx, hy] = shape.half;
      pressAround(depth, shape, shape.half, strokeFactor, softness, (x, y) => roundedBox(x, y, hx, hy, shape.radius));
      break;
    }
    case 'ellipse': {
      const [a, b] = shape.radii;
      pressAround(depth, shape, shape.radii, strokeFactor, softness, (x, y) => ellipseDistance(x, y, a, b));
      break;
    }
    case 'polyline': {
      const half = (shape.stroke * strokeFactor) / 2;
      const line = distancesTo([shape.points], false, half + softness / 2);
      if (shape.profile === 'v') pressGroove(depth, line, shape.depth);
      else pressFlat(depth, line, shape.depth, softness, half);
      break;
    }
    case 'polygon':
      pressArea(depth, [shape.points], (shape.bolder ?? 0) + boldness(strokeFactor), shape.depth, softness);
      break;
    case 'outlines':
      pressArea(depth, shape.outlines, shape.bolder + boldness(strokeFactor), shape.depth, softness);
      break;
  }
}

/** By how much an area grows on all sides with this additional stroke width, tablet radii. */
const boldness = (strokeFactor: number): number => (strokeFactor - 1) * 0.025;

/** The line around a box or an ellipse. */
function pressAround(
  depth: Float32Array,
  shape: Extract<ImprintShape, { readonly center: Point }>,
  [hx, hy]: Point,
  strokeFactor: number,
  softness: number,
  distance: (x: number, y: number) => number,
): void {
  const [cx, cy] = shape.center;
  const half = (shape.stroke * strokeFactor) / 2;
  const margin = half + softness / 2;
  for (let j = firstTexel(cy - hy - margin); j <= lastTexel(cy + hy + margin); j++) {
    const y = coordinate(j) - cy;
    for (let i = firstTexel(cx - hx - margin); i <= lastTexel(cx + hx + margin); i++) {
      deepen(depth, j * SIDE + i, shape.depth * flankShare(Math.abs(distance(coordinate(i) - cx, y)) - half, softness));
    }
  }
}

function pressFlat(
  depth: Float32Array,
  { distance, band }: Distances,
  deepest: number,
  softness: number,
  half: number,
): void {
  for (let k = 0; k < depth.length; k++) {
    const d = distance[k]!;
    if (d < band) deepen(depth, k, deepest * flankShare(d - half, softness));
  }
}

/** Straight flanks that meet in the centre of the stroke. */
function pressGroove(depth: Float32Array, { distance, band }: Distances, deepest: number): void {
  for (let k = 0; k < depth.length; k++) deepen(depth, k, deepest * (1 - distance[k]! / band));
}

function pressArea(
  depth: Float32Array,
  outlines: readonly (readonly Point[])[],
  bolder: number,
  deepest: number,
  softness: number,
): void {
  const { distance, band } = distancesTo(outlines, true, softness / 2 + Math.abs(bolder));
  const inside = fill(outlines);
  for (let k = 0; k < depth.length; k++) {
    const within = inside[k] === 1;
    const d = distance[k]!;
    if (!within && d >= band) continue;
    deepen(depth, k, deepest * flankShare((within ? -d : d) - bolder, softness));
  }
}

function deepen(depth: Float32Array, k: number, value: number): void {
  if (value > depth[k]!) depth[k] = value;
}

/** Share of the depth at a signed distance from the wall's centre, negative inside. */
function flankShare(distance: number, softness: number): number {
  const t = 0.5 - distance / softness;
  return t <= 0 ? 0 : t >= 1 ? 1 : t * t * (3 - 2 * t);
}

/** Distances to lines, computed only where they are below `band`. */
function distancesTo(lines: readonly (readonly Point[])[], closed: boolean, band: number): Distances {
  const squares = new Float32Array(SIDE * SIDE).fill(band * band);
  for (const line of lines) {
    const count = closed ? line.length : line.length - 1;
    for (let p = 0; p < count; p++) approach(squares, line[p] as Point, line[(p + 1) % line.length] as Point, band);
  }
  for (let k = 0; k < squares.length; k++) squares[k] = Math.sqrt(squares[k]!);
  return { distance: squares, band };
}

/** Lowers squared distances to those to a segment. */
function approach(squares: Float32Array, [ax, ay]: Point, [bx, by]: Point, band: number): void {
  const dx = bx - ax;
  const dy = by - ay;
  const length2 = dx * dx + dy * dy;
  const scale = length2 > 0 ? 1 / length2 : 0;
  const left = firstTexel(Math.min(ax, bx) - band);
  const right = lastTexel(Math.max(ax, bx) + band);
  const last = lastTexel(Math.max(ay, by) + band);
  for (let j = firstTexel(Math.min(ay, by) - band); j <= last; j++) {
    const y = coordinate(j) - ay;
    for (let i = left; i <= right; i++) {
      const x = coordinate(i) - ax;
      let t = (x * dx + y * dy) * scale;
      t = t < 0 ? 0 : t > 1 ? 1 : t;
      const ex = x - t * dx;
      const ey = y - t * dy;
      const d2 = ex * ex + ey * ey;
      const k = j * SIDE + i;
      if (d2 < squares[k]!) squares[k] = d2;
    }
  }
}

/** 1 in every texel whose centre is inside closed outlines, by the even-odd rule, row by row. */
function fill(outlines: readonly (readonly Point[])[]): Uint8Array {
  const inside = new Uint8Array(SIDE * SIDE);
  const crossings: number[][] = Array.from({ length: SIDE }, () => []);
  for (const outline of outlines) {
    for (let p = 0; p < outline.length; p++) {
      const [ax, ay] = outline[p] as Point;
      const [bx, by] = outline[(p + 1) % outline.length] as Point;
      const last = lastTexel(Math.max(ay, by));
      for (let j = firstTexel(Math.min(ay, by)); j <= last; j++) {
        const y = coordinate(j);
        if (ay > y !== by > y) crossings[j]?.push(ax + ((y - ay) / (by - ay)) * (bx - ax));
      }
    }
  }
  for (const [j, row] of crossings.entries()) {
    row.sort((a, b) => a - b);
    for (let c = 0; c + 1 < row.length; c += 2)
      for (let i = firstTexel(row[c]!); i <= lastTexel(row[c + 1]!); i++) inside[j * SIDE + i] = 1;
  }
  return inside;
}

/** Signed distance to a box with rounded corners (Quilez, "2D distance functions"). */
function roundedBox(x: number, y: number, hx: number, hy: number, radius: number): number {
  const qx = Math.abs(x) - hx + radius;
  const qy = Math.abs(y) - hy + radius;
  if (qx > 0 && qy > 0) return Math.sqrt(qx * qx + qy * qy) - radius;
  return Math.max(qx, qy) - radius;
}

/** Distance to an ellipse's line, to first order in the distance (Taubin 1991). */
function ellipseDistance(x: number, y: number, a: number, b: number): number {
  const k = Math.sqrt((x / a) ** 2 + (y / b) ** 2);
  const gradient = Math.sqrt((x / (a * a)) ** 2 + (y / (b * b)) ** 2);
  return gradient < 1e-9 ? -Math.min(a, b) : (k * (k - 1)) / gradient;
}
