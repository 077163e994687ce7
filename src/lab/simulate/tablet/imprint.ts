/** A closed line, lengths in tablet radii. */
export type Outline = readonly (readonly [number, number])[];

export type Point = readonly [number, number];

interface ShapeBase {
  /** The part of the imprint: box, M, 3, 0, score, text, outline. */
  readonly part: string;
  /** Multiplies the tablet's deboss depth. */
  readonly depth: number;
}

/** A pressed shape of an imprint; lengths in tablet radii, x right, y up. `stroke` is the full width at half depth. */
export type ImprintShape =
  | (ShapeBase & { kind: 'rounded_rect'; center: Point; half: Point; radius: number; stroke: number })
  | (ShapeBase & { kind: 'polygon'; points: readonly Point[]; bolder?: number })
  | (ShapeBase & { kind: 'polyline'; points: readonly Point[]; stroke: number; profile: 'flat' | 'v' })
  | (ShapeBase & { kind: 'ellipse'; center: Point; radii: Point; stroke: number })
  | (ShapeBase & { kind: 'outlines'; outlines: readonly Outline[]; bolder: number });

/** Signed distance to a shape's pressed area, and the box outside which it is certainly more than `margin` away. */
export interface ShapeField {
  readonly shape: ImprintShape;
  readonly box: readonly [number, number, number, number];
  /** Negative inside; for a v profile the distance to the centre line. */
  distance(x: number, y: number): number;
}

/** Distances for one shape, with `strokeFactor` applied to its strokes. */
export function fieldOf(shape: ImprintShape, strokeFactor: number): ShapeField {
  switch (shape.kind) {
    case 'rounded_rect': {
      const half = (shape.stroke * strokeFactor) / 2;
      const [cx, cy] = shape.center;
      const [hx, hy] = shape.half;
      return {
        shape,
        box: [cx - hx - half, cy - hy - half, cx + hx + half, cy + hy + half],
        distance: (x, y) => Math.abs(roundedBox(x - cx, y - cy, hx, hy, shape.radius)) - half,
      };
    }
    case 'ellipse': {
      const half = (shape.stroke * strokeFactor) / 2;
      const [cx, cy] = shape.center;
      const [a, b] = shape.radii;
      return {
        shape,
        box: [cx - a - half, cy - b - half, cx + a + half, cy + b + half],
        distance: (x, y) => Math.abs(ellipseDistance(x - cx, y - cy, a, b)) - half,
      };
    }
    case 'polyline': {
      const half = (shape.stroke * strokeFactor) / 2;
      const segments = segmentsOf(shape.points, false);
      const offset = shape.profile === 'v' ? 0 : half;
      return {
        shape,
        box: boxOf(shape.points, half),
        distance: (x, y) => nearest(segments, x, y) - offset,
      };
    }
    case 'polygon': {
      const bolder = (shape.bolder ?? 0) + (strokeFactor - 1) * 0.025;
      return areaField(shape, [shape.points], bolder);
    }
    case 'outlines':
      return areaField(shape, shape.outlines, shape.bolder + (strokeFactor - 1) * 0.025);
  }
}

function areaField(shape: ImprintShape, outlines: readonly (readonly Point[])[], bolder: number): ShapeField {
  const segments = Float64Array.from(outlines.flatMap((outline) => [...segmentsOf(outline, true)]));
  return {
    shape,
    box: boxOf(outlines.flat(), Math.max(bolder, 0)),
    distance: (x, y) => (inside(segments, x, y) ? -1 : 1) * nearest(segments, x, y) - bolder,
  };
}

function boxOf(points: readonly Point[], margin: number): [number, number, number, number] {
  const xs = points.map((p) => p[0]);
  const ys = points.map((p) => p[1]);
  return [Math.min(...xs) - margin, Math.min(...ys) - margin, Math.max(...xs) + margin, Math.max(...ys) + margin];
}

/** x0, y0, x1, y1 of each side, flat. */
function segmentsOf(points: readonly Point[], closed: boolean): Float64Array {
  const count = closed ? points.length : points.length - 1;
  const flat = new Float64Array(Math.max(count, 0) * 4);
  for (let i = 0; i < count; i++) {
    const [x0, y0] = points[i] as Point;
    const [x1, y1] = points[(i + 1) % points.length] as Point;
    flat.set([x0, y0, x1, y1], i * 4);
  }
  return flat;
}

function nearest(segments: Float64Array, x: number, y: number): number {
  let best = Number.POSITIVE_INFINITY;
  for (let i = 0; i < segments.length; i += 4) {
    const ax = segments[i] as number;
    const ay = segments[i + 1] as number;
    const dx = (segments[i + 2] as number) - ax;
    const dy = (segments[i + 3] as number) - ay;
    const length2 = dx * dx + dy * dy;
    let t = length2 > 0 ? ((x - ax) * dx + (y - ay) * dy) / length2 : 0;
    t = t < 0 ? 0 : t > 1 ? 1 : t;
    const ex = x - ax - t * dx;
    const ey = y - ay - t * dy;
    const d2 = ex * ex + ey * ey;
    if (d2 < best) best = d2;
  }
  return Math.sqrt(best);
}

/** Even-odd rule. */
function inside(segments: Float64Array, x: number, y: number): boolean {
  let odd = false;
  for (let i = 0; i < segments.length; i += 4) {
    const y0 = segments[i + 1] as number;
    const y1 = segments[i + 3] as number;
    if (y0 > y === y1 > y) continue;
    const x0 = segments[i] as number;
    if (x < x0 + ((y - y0) / (y1 - y0)) * ((segments[i + 2] as number) - x0)) odd = !odd;
  }
  return odd;
}

/** Signed distance to a box with rounded corners (Quilez, "2D distance functions"). */
function roundedBox(x: number, y: number, hx: number, hy: number, radius: number): number {
  const qx = Math.abs(x) - hx + radius;
  const qy = Math.abs(y) - hy + radius;
  return Math.hypot(Math.max(qx, 0), Math.max(qy, 0)) + Math.min(Math.max(qx, qy), 0) - radius;
}

/** Distance to an ellipse's line, to first order in the distance (Taubin 1991). */
function ellipseDistance(x: number, y: number, a: number, b: number): number {
  const k = Math.hypot(x / a, y / b);
  const gradient = Math.hypot(x / (a * a), y / (b * b));
  return gradient < 1e-9 ? -Math.min(a, b) : (k * (k - 1)) / gradient;
}
