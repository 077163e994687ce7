import { turnOnTablet, viewOfUpright } from '../../core/crop/rectify.ts';
import type { OrientedCrop } from '../../core/evidence.ts';
import type { Ellipse } from '../../core/imaging/ellipse.ts';
import type { Affine } from '../../core/imaging/sample.ts';

/** An ellipse in a photo with its up direction, degrees clockwise from the photo's up. */
export interface UprightEllipse extends Ellipse {
  readonly up_angle: number;
}

/** Difference of rim and turn as read from the true ones, on the round upright tablet. */
export interface ReadingError {
  /** Degrees by which the tablet is rotated clockwise in the crop. */
  readonly turn: number;
  /** Natural logarithm of the tablet's radius in the crop over its true one: above 0 it looks too large. */
  readonly scale: number;
  /** Half the logarithm of width to height in the crop, upright and along the diagonals: above 0 it looks wide. */
  readonly wide: number;
  readonly diagonal: number;
  /** Position of the tablet's centre in the crop, radii to the right and down. */
  readonly right: number;
  readonly down: number;
}

/** Pixel coordinates that are halves of unit coordinates: the crop's only pixel is at its centre. */
const UNIT = { size: 1, radiusShare: 1 };

/** Maps a point of the crop's own round upright tablet, in its radii (right, down), to that of the true one. */
export function mapToTruth(crop: OrientedCrop, { up_angle, ...ellipse }: UprightEllipse): Affine {
  const rim = { cx: ellipse.cx, cy: ellipse.cy, rx: ellipse.rx, ry: ellipse.ry, angle: ellipse.angle };
  const truth = { ...crop, ellipse: rim, turn: turnOnTablet(rim, up_angle) };
  const map = viewOfUpright(truth, crop, UNIT);
  return { ...map, c: 2 * map.c, f: 2 * map.f };
}

/**
 * The error of `mapToTruth`'s inverse: the transformation of the true tablet into the crop, first stretched by
 * `exp(scale)` and the symmetric `exp([[wide, diagonal], [diagonal, -wide]])`, then rotated, then moved.
 */
export function readingError(crop: OrientedCrop, truth: UprightEllipse): ReadingError {
  const { a, b, c, d, e, f } = mapToTruth(crop, truth);
  const det = a * e - b * d;
  // The inverse, in the same names.
  const [ia, ib, id, ie] = [e / det, -b / det, -d / det, a / det];
  const turn = Math.atan2(id - ib, ia + ie);
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
  // Without the rotation, the rest is symmetric.
  const [xx, xy, yy] = [ia * cos + id * sin, ib * cos + ie * sin, ie * cos - ib * sin];
  const mean = (xx + yy) / 2;
  const length = Math.hypot((xx - yy) / 2, xy);
  const stretch = length > 0 ? Math.atanh(length / mean) / length : 0;
  return {
    turn: (turn * 180) / Math.PI,
    scale: -Math.log(det) / 2,
    wide: (stretch * (xx - yy)) / 2,
    diagonal: stretch * xy,
    right: -(ia * c + ib * f),
    down: -(id * c + ie * f),
  };
}
