import { type Ellipse, halfExtents, insideOf } from './ellipse.ts';

/** A number's middle and its height, in the photo's pixels; its digits fit into the box of `numberBox`. */
export interface PlacedNumber {
  readonly number: number;
  readonly x: number;
  readonly y: number;
  readonly size: number;
}

/** Font size of a number, in its heights: the digits of a wide bold font fit into the box. */
export const NUMBER_FONT = 0.8;
/** A digit's width and the rim around all digits, in heights of a number. */
const [DIGIT, RIM] = [0.6, 0.3];
/** Heights in hundredths of the photo's longer side: legible on a phone, and no larger on a tablet that fills the photo. */
const [SMALL, LARGE] = [3.2, 5.5];
/** The height on a tablet of average size, in its radii. */
const OF_RADIUS = 0.55;
/** Where a number may lie on its tablet, in half axes: first where it hides least of the imprint. */
const PLACES = [
  [0, -0.72],
  [0, 0.72],
  [-0.72, 0],
  [0.72, 0],
  [-0.5, -0.5],
  [0.5, -0.5],
  [-0.5, 0.5],
  [0.5, 0.5],
  [0, 0],
] as const;
/** Steps by which a number shrinks where there is no room. */
const SIZES = [1, 0.85, 0.7, 0.6, 0.5, 0.4, 0.3, 0.2];

interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** The box that holds a number's digits and the rim around them. */
export function numberBox({ number, x, y, size }: PlacedNumber): Box {
  const half = ((String(number).length * DIGIT + RIM) * size) / 2;
  return { left: x - half, right: x + half, top: y - size / 2, bottom: y + size / 2 };
}

/**
 * Places the numbers 1, 2, ... on the tablets of a photo so that no number covers another and each lies on its own tablet,
 * within the photo. Where tablets crowd, numbers are smaller; one for which there is no room at all is left out.
 */
export function placeNumbers(ellipses: readonly Ellipse[], width: number, height: number): PlacedNumber[] {
  const placed: PlacedNumber[] = [];
  for (const [i, ellipse] of ellipses.entries()) {
    const isOnTablet = insideOf(ellipse);
    const fitting = candidates(i + 1, ellipse, width, height).find((candidate) => {
      const box = numberBox(candidate);
      // Places are parts of the upright box around the ellipse, whose corners a narrow tilted ellipse does not reach.
      if (!isOnTablet(candidate.x, candidate.y)) return false;
      return isWithin(box, width, height) && placed.every((other) => !overlap(box, numberBox(other)));
    });
    if (fitting !== undefined) placed.push(fitting);
  }
  return placed;
}

function candidates(number: number, ellipse: Ellipse, width: number, height: number): PlacedNumber[] {
  const unit = Math.max(width, height) / 100;
  const full = Math.min(Math.max(OF_RADIUS * ellipse.ry, SMALL * unit), LARGE * unit);
  const [alongX, alongY] = halfExtents(ellipse);
  return SIZES.flatMap((share) =>
    PLACES.map(([dx, dy]) => ({
      number,
      x: ellipse.cx + dx * alongX,
      y: ellipse.cy + dy * alongY,
      size: share * full,
    })),
  );
}

function isWithin({ left, top, right, bottom }: Box, width: number, height: number): boolean {
  return left >= 0 && top >= 0 && right <= width && bottom <= height;
}

function overlap(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}
