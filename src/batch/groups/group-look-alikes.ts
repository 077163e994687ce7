/** A compared tablet with the direction of its embedding. */
export interface LookedAt {
  /** Index of its photo among the rows. */
  readonly photo: number;
  readonly tablet: number;
  readonly face: string;
  readonly log10LikelihoodRatio: number;
  /** Of length 1. */
  readonly embedding: Float32Array;
}

export interface LookAlike extends LookedAt {
  /** Cosine with the first of the group; 1 for that one. */
  readonly similarity: number;
}

/**
 * Minimum cosine of look-alikes. Leads only: of two pairs, the one from one press has the higher cosine about four
 * times in five.
 */
export const MIN_SIMILARITY = 0.97;
/** Every tablet is compared with the first of every group, so the work grows quadratically. */
export const MAX_TABLETS = 20_000;

/**
 * Groups of tablets with the same face and similar embeddings. A group forms around its tablet with the highest
 * likelihood ratio, and all members are similar to that one, so that no chain of small steps joins dissimilar tablets.
 * `sameScene` tells whether two photos show one scene (copies of one photo): a group from one scene alone is
 * uninformative and is dropped.
 */
export function groupLookAlikes(
  tablets: readonly LookedAt[],
  sameScene: (one: number, two: number) => boolean,
): LookAlike[][] {
  const ranked = [...tablets].sort((a, b) => b.log10LikelihoodRatio - a.log10LikelihoodRatio).slice(0, MAX_TABLETS);
  const faces = [...new Set(ranked.map(({ face }) => face))];
  const groups = faces.flatMap((face) => gather(ranked.filter((tablet) => tablet.face === face)));
  return groups
    .filter((group) => group.some(({ photo }) => !sameScene(photo, group[0]?.photo ?? photo)))
    .sort((a, b) => b.length - a.length);
}

function gather(tablets: readonly LookedAt[]): LookAlike[][] {
  const groups: LookAlike[][] = [];
  for (const tablet of tablets) {
    const { group, similarity } = nearest(groups, tablet.embedding);
    if (group !== undefined && similarity >= MIN_SIMILARITY) group.push({ ...tablet, similarity });
    else groups.push([{ ...tablet, similarity: 1 }]);
  }
  return groups.filter(({ length }) => length > 1);
}

function nearest(groups: readonly LookAlike[][], embedding: Float32Array) {
  let [group, similarity]: [LookAlike[] | undefined, number] = [undefined, Number.NEGATIVE_INFINITY];
  for (const candidate of groups) {
    const value = cosine((candidate[0] as LookAlike).embedding, embedding);
    if (value > similarity) [group, similarity] = [candidate, value];
  }
  return { group, similarity };
}

function cosine(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * (b[i] ?? 0);
  return sum;
}
