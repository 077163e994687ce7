import type { ReviewOpinion } from '../core/confirmed/laboratory-words.ts';
import { M30_FACES, type M30Face } from '../core/labels.ts';

/** A compared tablet. */
export interface SeenTablet {
  readonly face: M30Face;
  readonly log10: number;
  /** Its look along the axes of presses (`departures`); absent in photos without colour. */
  readonly along?: readonly number[] | undefined;
}

/** A photo without a result of a laboratory. */
export interface SeenPhoto {
  readonly photo: string;
  readonly tablets: readonly SeenTablet[];
  /** What reviewers think of its findings. */
  readonly opinions: readonly ReviewOpinion[];
}

/** Why a result of this photo would teach much. The last three alternate. */
export type SuggestionReason = 'disagree' | 'unsure' | 'typical' | 'uncertain' | 'different';

export interface Suggestion {
  readonly photo: string;
  readonly tablets: number;
  readonly reason: SuggestionReason;
  /** Geometric mean of the likelihood ratios of its tablets. */
  readonly likelihoodRatio: number;
}

/** Tablets that a tablet is compared with: those of its face that are nearest. */
const NEAREST = 3;
/** Of a large archive, so many tablets of each face stand for all: the work grows with their number. */
const MOST_COMPARED = 1000;
/** In this order: docs/experiments/2026-11-learning.md says what was measured. */
const TURNS = ['typical', 'typical', 'uncertain', 'different'] as const;

/**
 * The photos whose results would teach most, the first first: those with whose findings a reviewer disagrees or is unsure; then in
 * turn two whose tablets look most like tablets of other photos (typical), those of which the look says least (uncertain: the
 * mean entropy of reference and counterfeit, equally probable before), and those whose tablets look least like others
 * (different). Likeness is the mean square distance to the three nearest tablets of the same face in other photos, along axes on
 * which tablets of one press differ by 1; that of a photo is the mean over its tablets.
 */
export function suggestPhotos(photos: readonly SeenPhoto[], count: number): Suggestion[] {
  const compared = photos.filter(({ tablets }) => tablets.length > 0);
  const lists = listsOf(compared);
  const chosen = new Map<SeenPhoto, SuggestionReason>();
  for (const opinion of ['disagree', 'unsure'] as const) {
    for (const one of lists.uncertain) if (one.opinions.includes(opinion) && !chosen.has(one)) chosen.set(one, opinion);
  }
  for (let turn = 0; chosen.size < Math.min(count, compared.length); turn++) {
    const reason = TURNS[turn % TURNS.length]!;
    const next = lists[reason].find((one) => !chosen.has(one));
    if (next !== undefined) chosen.set(next, reason);
  }
  return [...chosen].slice(0, count).map(([{ photo, tablets }, reason]) => ({
    photo,
    tablets: tablets.length,
    reason,
    likelihoodRatio: 10 ** meanOf(tablets.map(({ log10 }) => log10)),
  }));
}

/** The photos by each reason, the strongest first. Photos without a look have no place in two of the lists. */
function listsOf(photos: readonly SeenPhoto[]): Readonly<Record<(typeof TURNS)[number], readonly SeenPhoto[]>> {
  const uncertainty = new Map(
    photos.map((one) => [one, meanOf(one.tablets.map(({ log10 }) => entropyOf(log10)))] as const),
  );
  const isolation = isolationOf(photos);
  const placed = [...isolation.keys()].sort((a, b) => isolation.get(a)! - isolation.get(b)!);
  return {
    uncertain: photos.toSorted((a, b) => uncertainty.get(b)! - uncertainty.get(a)!),
    typical: placed,
    different: placed.toReversed(),
  };
}

/** Mean square distance of each photo's tablets to the nearest ones of other photos. */
function isolationOf(photos: readonly SeenPhoto[]): Map<SeenPhoto, number> {
  const all = photos.flatMap((from) =>
    from.tablets.flatMap(({ face, along }) => (along ? [{ from, face, along }] : [])),
  );
  const sampled = new Map(
    M30_FACES.map(
      (face) =>
        [
          face,
          evenly(
            all.filter((one) => one.face === face),
            MOST_COMPARED,
          ),
        ] as const,
    ),
  );
  const isolation = new Map<SeenPhoto, number>();
  for (const photo of photos) {
    const distances = photo.tablets.flatMap(({ face, along }) => {
      if (!along) return [];
      const near = (sampled.get(face) ?? [])
        .filter(({ from }) => from !== photo)
        .map((other) => meanSquare(along, other.along))
        .sort((a, b) => a - b)
        .slice(0, NEAREST);
      return near.length === 0 ? [] : [meanOf(near)];
    });
    if (distances.length > 0) isolation.set(photo, meanOf(distances));
  }
  return isolation;
}

function evenly<T>(items: readonly T[], most: number): readonly T[] {
  if (items.length <= most) return items;
  return Array.from({ length: most }, (_, i) => items[Math.floor((i * items.length) / most)]!);
}

const meanSquare = (a: readonly number[], b: readonly number[]): number =>
  meanOf(a.map((value, i) => (value - b[i]!) ** 2));

const meanOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

/** In bits, 0..1: what a result would say of a tablet whose two classes were equally probable before the photo was seen. */
function entropyOf(log10: number): number {
  const share = 1 / (1 + 10 ** -log10);
  const bits = (one: number): number => (one <= 0 || one >= 1 ? 0 : -one * Math.log2(one));
  return bits(share) + bits(1 - share);
}
