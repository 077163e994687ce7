import { solve } from './solve.ts';

/** Ellipse in pixels, y down. `rx` >= `ry` are half axes; `angle` is degrees from the x axis to the major axis, y pointing down. */
export interface Ellipse {
  readonly cx: number;
  readonly cy: number;
  readonly rx: number;
  readonly ry: number;
  readonly angle: number;
}

/** A symmetric 2x2 matrix [[xx, xy], [xy, yy]]. */
export interface Symmetric {
  readonly xx: number;
  readonly xy: number;
  readonly yy: number;
}

/**
 * The symmetric matrix that stretches the unit circle into the ellipse about its centre: of all such maps, the one
 * without rotation.
 */
export function stretchOf({ rx, ry, angle }: Ellipse): Symmetric {
  const t = (angle * Math.PI) / 180;
  const [c, s] = [Math.cos(t), Math.sin(t)];
  return { xx: rx * c * c + ry * s * s, xy: (rx - ry) * c * s, yy: rx * s * s + ry * c * c };
}

/** The inverse of a symmetric matrix. */
function inverseOf({ xx, xy, yy }: Symmetric): Symmetric {
  const det = xx * yy - xy * xy;
  return { xx: yy / det, xy: -xy / det, yy: xx / det };
}

/**
 * The point in direction `turn` (radians clockwise from up on the round tablet) at `radius`, in units of the ellipse: 1
 * is on its rim. Angles on the round tablet are those before the stretch.
 */
export function pointOn(ellipse: Ellipse, turn: number, radius: number): [number, number] {
  const m = stretchOf(ellipse);
  const [x, y] = [radius * Math.sin(turn), -radius * Math.cos(turn)];
  return [ellipse.cx + m.xx * x + m.xy * y, ellipse.cy + m.xy * x + m.yy * y];
}

/** Points spread evenly over the unit disc, as [turn, radius]: a sunflower's (Vogel 1979). */
const DISC_POINTS = 400;
const GOLDEN_TURN = Math.PI * (3 - Math.sqrt(5));
const DISC = Array.from(
  { length: DISC_POINTS },
  (_, i) => [i * GOLDEN_TURN, Math.sqrt((i + 0.5) / DISC_POINTS)] as const,
);

/** Share of an ellipse's area that lies inside a photo, 0..1, to about 0.005. */
export function shareInside(
  ellipse: Ellipse,
  { width, height }: { readonly width: number; readonly height: number },
): number {
  const inside = DISC.filter(([turn, radius]) => {
    const [x, y] = pointOn(ellipse, turn, radius);
    return x >= 0 && y >= 0 && x < width && y < height;
  });
  return inside.length / DISC_POINTS;
}

/**
 * Distance of the rim of `rim` from the centre of `from`, in direction `turn` and in radii of `from`: the radius with
 * which `pointOn` reaches it. Undefined if the centre of `from` is outside `rim`.
 */
export function radiusOfRim(rim: Ellipse, from: Ellipse, turn: number): number | undefined {
  const inverse = inverseOf(stretchOf(rim));
  const [px, py] = pointOn(from, turn, 1);
  const [ax, ay] = [from.cx - rim.cx, from.cy - rim.cy];
  const [dx, dy] = [px - from.cx, py - from.cy];
  const [ux, uy] = [inverse.xx * ax + inverse.xy * ay, inverse.xy * ax + inverse.yy * ay];
  const [vx, vy] = [inverse.xx * dx + inverse.xy * dy, inverse.xy * dx + inverse.yy * dy];
  const outside = ux * ux + uy * uy - 1;
  if (outside >= 0) return undefined;
  const along = ux * vx + uy * vy;
  const length2 = vx * vx + vy * vy;
  return (-along + Math.sqrt(along * along - length2 * outside)) / length2;
}

/** Tests whether points are inside or on the ellipse. */
export function insideOf({ cx, cy, rx, ry, angle }: Ellipse): (x: number, y: number) => boolean {
  const t = (angle * Math.PI) / 180;
  const [cos, sin] = [Math.cos(t), Math.sin(t)];
  return (x, y) => {
    const dx = x - cx;
    const dy = y - cy;
    const u = (dx * cos + dy * sin) / rx;
    const v = (dy * cos - dx * sin) / ry;
    return u * u + v * v <= 1;
  };
}

/** Half of the width and of the height of the upright box around the ellipse. */
export function halfExtents({ rx, ry, angle }: Ellipse): [x: number, y: number] {
  const [cos, sin] = [Math.cos((angle * Math.PI) / 180), Math.sin((angle * Math.PI) / 180)];
  return [Math.hypot(rx * cos, ry * sin), Math.hypot(rx * sin, ry * cos)];
}

/** The same ellipse in a picture that is `scale` times as large. */
export function scaleEllipse({ cx, cy, rx, ry, angle }: Ellipse, scale: number): Ellipse {
  return { cx: cx * scale, cy: cy * scale, rx: rx * scale, ry: ry * scale, angle };
}

/** IoU of two ellipses, 0..1, from `samples`² points. */
export function overlapOf(a: Ellipse, b: Ellipse, samples = 24): number {
  if (Math.hypot(a.cx - b.cx, a.cy - b.cy) > a.rx + b.rx) return 0;
  const left = Math.min(a.cx - a.rx, b.cx - b.rx);
  const top = Math.min(a.cy - a.rx, b.cy - b.rx);
  const width = Math.max(a.cx + a.rx, b.cx + b.rx) - left;
  const height = Math.max(a.cy + a.rx, b.cy + b.rx) - top;
  const [isInA, isInB] = [insideOf(a), insideOf(b)];
  let both = 0;
  let any = 0;
  for (let i = 0; i < samples; i++) {
    for (let j = 0; j < samples; j++) {
      const x = left + ((i + 0.5) / samples) * width;
      const y = top + ((j + 0.5) / samples) * height;
      const inA = isInA(x, y);
      const inB = isInB(x, y);
      if (inA && inB) both++;
      if (inA || inB) any++;
    }
  }
  return any > 0 ? both / any : 0;
}

/**
 * The ellipse through points, by least squares on the general conic (without Fitzgibbon's normalisation, because the
 * points lie on an ellipse to within noise). Undefined if the conic is no ellipse or fewer than five points are given.
 */
export function fitEllipse(points: readonly (readonly [number, number])[]): Ellipse | undefined {
  if (points.length < 5) return undefined;
  const mx = points.reduce((sum, p) => sum + p[0], 0) / points.length;
  const my = points.reduce((sum, p) => sum + p[1], 0) / points.length;
  const size = Math.max(...points.map((p) => Math.hypot(p[0] - mx, p[1] - my))) || 1;
  // a x² + b xy + c y² + d x + e y = 1
  const rows = points.map(([px, py]) => {
    const [x, y] = [(px - mx) / size, (py - my) / size];
    return [x * x, x * y, y * y, x, y];
  });
  const five = [0, 1, 2, 3, 4];
  const solution = solve(
    five.map((i) => five.map((j) => rows.reduce((sum, r) => sum + r[i]! * r[j]!, 0))),
    five.map((i) => rows.reduce((sum, r) => sum + r[i]!, 0)),
  );
  if (!solution) return undefined;
  const conic = ellipseOfConic(solution as [number, number, number, number, number]);
  return (
    conic && { ...conic, cx: mx + conic.cx * size, cy: my + conic.cy * size, rx: conic.rx * size, ry: conic.ry * size }
  );
}

function ellipseOfConic([a, b, c, d, e]: readonly [number, number, number, number, number]): Ellipse | undefined {
  const det = 4 * a * c - b * b;
  if (det <= 0) return undefined;
  const cx = (b * e - 2 * c * d) / det;
  const cy = (b * d - 2 * a * e) / det;
  const scale = 1 + a * cx * cx + b * cx * cy + c * cy * cy;
  const mean = (a + c) / 2;
  const half = Math.hypot((a - c) / 2, b / 2);
  const [wide, narrow] = [scale / (mean - half), scale / (mean + half)];
  if (!(wide > 0) || !(narrow > 0)) return undefined;
  const angle = (0.5 * Math.atan2(-b, c - a) * 180) / Math.PI;
  return { cx, cy, rx: Math.sqrt(wide), ry: Math.sqrt(narrow), angle };
}
