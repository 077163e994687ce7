import { drawUpright, turnOnTablet } from '../../core/crop/rectify.ts';
import type { Crop, OrientedCrop } from '../../core/evidence.ts';
import type { Ellipse } from '../../core/imaging/ellipse.ts';
import type { Frame } from '../../core/imaging/frame.ts';
import { CROP_REACH, CROP_SIZE } from './crop-set.ts';
import type { UprightEllipse } from './reading-error.ts';

/** Samples per pixel, along each side, of a crop cut by its truth: photos may be larger than crops. */
const SUPERSAMPLING = 3;
const CROP_VALUES = CROP_SIZE * CROP_SIZE * 3;

/** The upright crop of a tablet with known rim and turn, `[128, 128, 3]`, 0..255, from the whole photo. */
export function cutByTruth(frame: Frame, { up_angle, cx, cy, rx, ry, angle }: UprightEllipse): Uint8Array {
  const rim: Ellipse = { cx, cy, rx, ry, angle };
  const side = CROP_SIZE * SUPERSAMPLING;
  const fine = new Float32Array(side * side * 3);
  drawUpright(onWholePhoto(frame, rim), turnOnTablet(rim, up_angle), settingsOf(side), fine, 0);
  return inBytes(averageSquares(fine, side));
}

/** The upright crop by rim and turn as read, with their errors, from the patch that the shipped path cuts. */
export function cutAsRead(crop: OrientedCrop): Uint8Array {
  const values = new Float32Array(CROP_VALUES);
  drawUpright(crop, crop.turn, settingsOf(CROP_SIZE), values, 0);
  return inBytes(values);
}

const settingsOf = (size: number) => ({ size, radiusShare: 1 / CROP_REACH });

/** A crop whose patch is the whole photo, in its own pixels. */
function onWholePhoto(frame: Frame, ellipse: Ellipse): Crop {
  const quality = { diameterPx: 2 * ellipse.rx, sharpness: 1, glare: 0, visible: 1 };
  return { ellipse, patch: frame, middle: [frame.width / 2, frame.height / 2], patchScale: 1, quality };
}

/** Means of squares of SUPERSAMPLING pixels per side. */
function averageSquares(fine: Float32Array, side: number): Float32Array {
  const values = new Float32Array(CROP_VALUES);
  for (let y = 0; y < side; y++) {
    const row = Math.floor(y / SUPERSAMPLING) * CROP_SIZE;
    for (let x = 0; x < side; x++) {
      const to = (row + Math.floor(x / SUPERSAMPLING)) * 3;
      const from = (y * side + x) * 3;
      for (let c = 0; c < 3; c++) values[to + c]! += fine[from + c]!;
    }
  }
  return values.map((value) => value / SUPERSAMPLING ** 2);
}

const inBytes = (values: Float32Array): Uint8Array => Uint8Array.from(values, (value) => Math.round(value * 255));
