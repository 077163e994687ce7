import type { Ellipse } from '../core/imaging/ellipse.ts';
import { sharedArea } from './shared-area.ts';
import type { TruthPhoto, TruthTablet } from './truth.ts';

/** Two ellipses that share this much of their union are the same tablet. */
const SAME = 0.6;
/** What shares this much with a thing that is held against no one is excused. */
const EXCUSED = 0.25;
/** Share of its box that a tablet must have inside the photo to be wanted. */
const INSIDE = 0.9;

/** A tablet of the truth and the finding, by its place in the list, that is about it. */
export interface Match {
  readonly truth: TruthTablet;
  readonly index: number;
  /** Share of the two ellipses' union that they have in common, 0..1. */
  readonly overlap: number;
}

export interface Matches {
  /** Wanted tablets that were found. */
  readonly found: readonly Match[];
  /** Wanted tablets that were not. */
  readonly missed: readonly TruthTablet[];
  /** Findings, by their places, that are about nothing. */
  readonly extra: readonly number[];
}

/** A tablet is wanted if no other lies on it and at least nine tenths of its box lie inside the photo. */
export function isWanted({ cx, cy, rx, covered }: TruthTablet, photo: Pick<TruthPhoto, 'width' | 'height'>): boolean {
  const width = Math.min(cx + rx, photo.width) - Math.max(cx - rx, 0);
  const height = Math.min(cy + rx, photo.height) - Math.max(cy - rx, 0);
  return covered === 0 && width > 0 && height > 0 && (width * height) / (4 * rx * rx) >= INSIDE;
}

/**
 * Which finding is about which tablet: the pair that overlaps most first, wanted tablets before the others, each in one
 * pair at most. What was found on a half-hidden tablet, or on a thing that was put there to distract, is no one's error.
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
