import type { TabletFinding } from '../examination.ts';

/** A tablet as far as its place goes. */
export type PlacedTablet = Pick<TabletFinding, 'ellipse'>;

/** Two findings of one tablet. */
export interface PairedTablet<Tablet> {
  readonly before: Tablet;
  readonly after: Tablet;
}

export interface PairedTablets<Tablet> {
  readonly pairs: readonly PairedTablet<Tablet>[];
  /** Tablets that only one of the two found. */
  readonly unpaired: number;
}

/** Middles that are further apart than this share of the smaller radius belong to two tablets. */
const MOST_APART = 0.5;

/** The tablets of two examinations of one photo, in the order of the first. The nearest two belong together. */
export function pairTablets<Tablet extends PlacedTablet>(
  before: readonly Tablet[],
  after: readonly Tablet[],
): PairedTablets<Tablet> {
  const near = before
    .flatMap((one) => after.map((other) => ({ before: one, after: other, apart: apart(one, other) })))
    .filter((pair) => pair.apart < MOST_APART)
    .sort((a, b) => a.apart - b.apart);
  const taken = new Set<Tablet>();
  const pairs: PairedTablet<Tablet>[] = [];
  for (const pair of near) {
    if (taken.has(pair.before) || taken.has(pair.after)) continue;
    taken.add(pair.before).add(pair.after);
    pairs.push({ before: pair.before, after: pair.after });
  }
  pairs.sort((a, b) => before.indexOf(a.before) - before.indexOf(b.before));
  return { pairs, unpaired: before.length + after.length - 2 * pairs.length };
}

/** Distance of the middles, in radii of the smaller one. */
function apart({ ellipse: a }: PlacedTablet, { ellipse: b }: PlacedTablet): number {
  return Math.hypot(a.cx - b.cx, a.cy - b.cy) / Math.min(a.rx, a.ry, b.rx, b.ry);
}
