import type { Ellipse } from '../core/imaging/ellipse.ts';

/** As far from a tablet's middle as a tap still means it, in its radii: a finger is wider than a small tablet. */
const REACH = 1.4;

/** The number, from 1 on, of the tablet that a tap at this place of the photo means: the nearest one within reach. */
export function tabletAt(ellipses: readonly Ellipse[], x: number, y: number): number | undefined {
  const distances = ellipses.map(({ cx, cy, rx }) => Math.hypot(x - cx, y - cy) / rx);
  const nearest = Math.min(...distances);
  return nearest <= REACH ? distances.indexOf(nearest) + 1 : undefined;
}
