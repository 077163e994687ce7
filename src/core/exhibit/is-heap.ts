import type { TabletFinding } from '../examination.ts';

/** With fewer tablets, one edge that was read badly would make a heap. */
const FEWEST = 5;
/**
 * Range of the ratios of axes, without the tenth at either end, beyond which tablets do not lie on one plane: on a table it
 * stays below, however slanted the view.
 */
const LARGEST_RANGE = 0.2;

/** Whether the compared tablets of one photo lie at very different tilts, as in a heap. */
export function isHeap(compared: readonly TabletFinding[]): boolean {
  if (compared.length < FEWEST) return false;
  const ratios = compared.map(({ ellipse: { rx, ry } }) => ry / rx).sort((a, b) => a - b);
  return quantile(ratios, 0.9) - quantile(ratios, 0.1) > LARGEST_RANGE;
}

/** Of sorted values, interpolated. */
function quantile(sorted: readonly number[], share: number): number {
  const at = share * (sorted.length - 1);
  const below = Math.floor(at);
  const above = Math.min(below + 1, sorted.length - 1);
  return sorted[below]! + (sorted[above]! - sorted[below]!) * (at - below);
}
