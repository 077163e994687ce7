import type { Ellipse } from '../core/imaging/ellipse.ts';
import { sharedArea } from './shared-area.ts';
import type { TruthPhoto, TruthTablet } from './truth.ts';

/** Minimum IoU of two ellipses of the same tablet. */
const SAME = 0.6;
/** Minimum share of a finding with a distractor or unwanted tablet, to be excused. */
const EXCUSED = 0.25;
/** Minimum share of a wanted tablet's box inside the photo. */
const INSIDE = 0.9;

/** A tablet of the truth and the finding that matches it, by its index in the list. */
export interface Match {
  readonly truth: TruthTablet;
  readonly index: number;
  /** IoU of the two ellipses, 0..1. */
  readonly overlap: number;
}

export interface Matches {
  /** Wanted tablets that were found. */
  readonly found: readonly Match[];
  /** Wanted tablets that were not found. */
  readonly missed: readonly TruthTablet[];
  /** Findings, by index, that match nothing. */
  readonly extra: readonly number[];
}

/** A tablet is wanted if no other lies on it and at least nine tenths of its box are inside the photo. */
export function isWanted({ cx, cy, rx, covered }: TruthTablet, photo: Pick<TruthPhoto, 'width' | 'height'>): boolean {
  const width = Math.min(cx + rx, photo.width) - Math.max(cx - rx, 0);
  const height = Math.min(cy + rx, photo.height) - Math.max(cy - rx, 0);
  return covered === 0 && width > 0 && height > 0 && (width * height) / (4 * rx * rx) >= INSIDE;
}

/**
 * Matches findings and tablets: pairs with the largest IoU first, wanted tablets before the others, each in at most one
 * pair. Findings on half-hidden tablets or on distractors are not errors.
 */
export function matchTablets(photo: TruthPhoto, detections: readonly Ellipse[]): Matches {
  const wanted = new Set(photo.tablets.filter((truth) => isWanted(truth, photo)));
  const matches = pairUp(photo.tablets, wanted, detections);
  const found = matches.filter(({ truth }) => wanted.has(truth));
  const about = new Set(matches.map((match) => match.index));
  const excused = [...photo.tablets.filter((truth) => !wanted.has(truth)), ...photo.things];
  return {
    found,
    missed: [...wanted].filter((truth) => !found.some((match) => match.truth === truth)),
    extra: detections.flatMap((ellipse, index) => (about.has(index) || isExcused(ellipse, excused) ? [] : [index])),
  };
}

function pairUp(
  tablets: readonly TruthTablet[],
  wanted: ReadonlySet<TruthTablet>,
  detections: readonly Ellipse[],
): Match[] {
  const pairs = tablets
    .flatMap((truth) => detections.map((ellipse, index) => ({ truth, index, overlap: sharedArea(ellipse, truth) })))
    .filter((pair) => pair.overlap >= SAME)
    .sort((a, b) => Number(wanted.has(b.truth)) - Number(wanted.has(a.truth)) || b.overlap - a.overlap);
  const matches: Match[] = [];
  for (const pair of pairs) {
    const taken = matches.some((match) => match.truth === pair.truth || match.index === pair.index);
    if (!taken) matches.push(pair);
  }
  return matches;
}

function isExcused(ellipse: Ellipse, excused: readonly Ellipse[]): boolean {
  return excused.some(
    (other) =>
      sharedArea(ellipse, other) > EXCUSED || Math.hypot(ellipse.cx - other.cx, ellipse.cy - other.cy) < other.ry,
  );
}
