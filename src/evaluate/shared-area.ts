import { type Ellipse, insideOf } from '../core/imaging/ellipse.ts';

/** Points per side of the grid, and how far it reaches beyond the larger ellipse, as a share of its major axis. */
const POINTS = 64;
const REACH = 1.02;

/**
 * IoU of two ellipses, 0..1, on the same grid as the validation set's own scoring: another grid (core's `overlapOf` has
 * a finer one) would change it, and the figures, by some thousandths.
 */
export function sharedArea(a: Ellipse, b: Ellipse): number {
  const reach = Math.max(a.rx, a.ry, b.rx, b.ry) * REACH;
  if (Math.hypot(a.cx - b.cx, a.cy - b.cy) > 2 * reach) return 0;
  const [isInA, isInB] = [insideOf(a), insideOf(b)];
  const across = gridOf(a.cx, b.cx, reach);
  let [both, any] = [0, 0];
  for (const y of gridOf(a.cy, b.cy, reach)) {
    for (const x of across) {
      const [inA, inB] = [isInA(x, y), isInB(x, y)];
      if (inA && inB) both++;
      if (inA || inB) any++;
    }
  }
  return any > 0 ? both / any : 0;
}

function gridOf(a: number, b: number, reach: number): number[] {
  const from = Math.min(a, b) - reach;
  const length = Math.max(a, b) + reach - from;
  return Array.from({ length: POINTS }, (_, i) => from + ((i + 0.5) / POINTS) * length);
}
