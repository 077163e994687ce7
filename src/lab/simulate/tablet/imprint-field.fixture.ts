import type { ImprintShape, Point } from './imprint.ts';

/**
 * The signed distance to a shape's pressed area, with `strokeFactor` applied to its strokes: negative inside; for a v
 * profile the distance to the middle line. Exact but for ellipses, and too slow to draw with: imprint-map.ts is held
 * against it.
 */
export function distanceTo(shape: ImprintShape, strokeFactor: number): (x: number, y: number) => number {
  switch (shape.kind) {
    case 'rounded_rect': {
      const half = (shape.stroke * strokeFactor) / 2;
      const { center, half: sides, radius } = shape;
      return (x, y) => Math.abs(roundedBox(x - center[0], y - center[1], sides[0], sides[1], radius)) - half;
    }
    case 'ellipse': {
      const half = (shape.stroke * strokeFactor) / 2;
      const { center, radii } = shape;
      return (x, y) => Math.abs(ellipseDistance(x - center[0], y - center[1], radii[0], radii[1])) - half;
    }
    case 'polyline': {
      const segments = segmentsOf(shape.points, false);
      const offset = shape.profile === 'v' ? 0 : (shape.stroke * strokeFactor) / 2;
      return (x, y) => nearest(segments, x, y) - offset;
    }
    case 'polygon':
      return areaDistance([shape.points], (shape.bolder ?? 0) + (strokeFactor - 1) * 0.025);
    case 'outlines':
      return areaDistance(shape.outlines, shape.bolder + (strokeFactor - 1) * 0.025);
  }
}

function areaDistance(outlines: readonly (readonly Point[])[], bolder: number): (x: number, y: number) => number {
  const segments = outlines.flatMap((outline) => segmentsOf(outline, true));
  return (x, y) => (inside(segments, x, y) ? -1 : 1) * nearest(segments, x, y) - bolder;
}

type Segment = readonly [from: Point, to: Point];

function segmentsOf(points: readonly Point[], closed: boolean): Segment[] {
  const sides = closed ? points : points.slice(0, -1);
  return sides.map((from, i) => [from, points[(i + 1) % points.length]!]);
}

function nearest(segments: readonly Segment[], x: number, y: number): number {
  let best = Number.POSITIVE_INFINITY;
  for (const [[x0, y0], [x1, y1]] of segments) {
    const [dx, dy] = [x1 - x0, y1 - y0];
    const squared = dx * dx + dy * dy;
    const t = squared > 0 ? Math.min(1, Math.max(0, ((x - x0) * dx + (y - y0) * dy) / squared)) : 0;
    best = Math.min(best, (x - x0 - t * dx) ** 2 + (y - y0 - t * dy) ** 2);
  }
  return Math.sqrt(best);
}

/** Even-odd rule. */
function inside(segments: readonly Segment[], x: number, y: number): boolean {
  const crossed = segments.filter(
    ([[x0, y0], [x1, y1]]) => y0 > y !== y1 > y && x < x0 + ((y - y0) / (y1 - y0)) * (x1 - x0),
  );
  return crossed.length % 2 === 1;
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
