import { type Ellipse, stretchOf } from '../imaging/ellipse.ts';

/** Index of each number in the locator's `shape` output for one cell. */
export const SHAPE = { dx: 0, dy: 1, logRadius: 2, e1: 3, e2: 4, visible: 5 } as const;
export const SHAPE_CHANNELS = 6;

/**
 * An ellipse as six numbers that vary smoothly with its orientation, for the cell (row, column) of `stride` pixels:
 * offset of its centre from the cell's in strides; log of its mean radius in strides; the two free entries of the
 * traceless logarithm of its stretch, which are 0 for a circle; and its visible share.
 */
export type ShapeCode = readonly [dx: number, dy: number, logRadius: number, e1: number, e2: number, visible: number];

export function encodeEllipse(e: Ellipse, visible: number, row: number, column: number, stride: number): ShapeCode {
  const elongation = 0.5 * Math.log(e.rx / e.ry);
  const twice = (e.angle * Math.PI) / 90;
  return [
    e.cx / stride - (column + 0.5),
    e.cy / stride - (row + 0.5),
    Math.log(Math.sqrt(e.rx * e.ry) / stride),
    elongation * Math.cos(twice),
    elongation * Math.sin(twice),
    visible,
  ];
}

/** Inverse of `encodeEllipse`; elongations beyond those of a tablet (ratio 1:8) are clamped. */
export function decodeEllipse(code: ShapeCode, row: number, column: number, stride: number): Ellipse {
  const [dx, dy, logRadius, e1, e2] = code;
  const elongation = Math.min(Math.hypot(e1, e2), Math.log(8) / 2);
  const mean = Math.exp(Math.min(logRadius, 8)) * stride;
  return {
    cx: (column + 0.5 + dx) * stride,
    cy: (row + 0.5 + dy) * stride,
    rx: mean * Math.exp(elongation),
    ry: mean * Math.exp(-elongation),
    angle: (Math.atan2(e2, e1) * 90) / Math.PI,
  };
}

/** Squared distance of a point from an ellipse's centre in units of its half axes: 1 on the rim. */
export function ellipseNorm(e: Ellipse, x: number, y: number): number {
  const m = stretchOf(e);
  const det = m.xx * m.yy - m.xy * m.xy;
  const [dx, dy] = [x - e.cx, y - e.cy];
  return ((m.yy * dx - m.xy * dy) / det) ** 2 + ((m.xx * dy - m.xy * dx) / det) ** 2;
}
