import { type Interval, intervalOverPhotos } from './interval-over-photos.ts';

/** A tablet of a known press, with its embedding. */
export interface PressedTablet {
  /** Tablets of one photo share its light and camera. */
  readonly file: string;
  readonly face: string;
  readonly press: string;
  /** Of length 1. */
  readonly embedding: readonly number[];
}

/** How well the cosine of two embeddings separates tablets of one press from tablets of two; 0.5 is chance. */
export interface SamePressFigure {
  readonly value: number;
  /** 95 %, over photos. */
  readonly interval: Interval;
  /** Pairs of one press in two photos, and of two presses. */
  readonly near: number;
  readonly far: number;
}

/** Two tablets with the same face, by their indices in the list. */
interface Pair {
  readonly a: number;
  readonly b: number;
  readonly cosine: number;
  readonly near: boolean;
}

/**
 * Area under ROC over all pairs of tablets with the same face. Pairs of one press count only from two photos, because
 * properties shared within a photo (light, camera, blur) would help too; pairs of two presses from one photo count as
 * well, which is the harder case. NaN if there is no pair of one kind.
 */
export function samePressFigure(tablets: readonly PressedTablet[]): SamePressFigure {
  const pairs = pairUp(tablets).sort((a, b) => a.cosine - b.cosine);
  const near = pairs.filter((pair) => pair.near).length;
  const places = new Map(tablets.map((tablet, place) => [tablet, place]));
  const area = (drawn: readonly PressedTablet[]): number => {
    const times = new Uint16Array(tablets.length);
    for (const tablet of drawn) times[places.get(tablet)!]! += 1;
    return weightedArea(pairs, times);
  };
  return { value: area(tablets), interval: intervalOverPhotos(tablets, area), near, far: pairs.length - near };
}

function pairUp(tablets: readonly PressedTablet[]): Pair[] {
  const pairs: Pair[] = [];
  for (const [a, one] of tablets.entries()) {
    for (let b = a + 1; b < tablets.length; b++) {
      const two = tablets[b] as PressedTablet;
      const near = one.press === two.press;
      if (one.face !== two.face || (near && one.file === two.file)) continue;
      pairs.push({ a, b, near, cosine: cosineOf(one.embedding, two.embedding) });
    }
  }
  return pairs;
}

function cosineOf(one: readonly number[], two: readonly number[]): number {
  return one.reduce((sum, value, i) => sum + value * (two[i] ?? 0), 0);
}

/** P(a pair of one press has the higher cosine), ties half; `times` is how often each tablet was sampled. */
function weightedArea(sorted: readonly Pair[], times: Uint16Array): number {
  let [near, far, above, tiedNear, tiedFar] = [0, 0, 0, 0, 0];
  for (const [i, { a, b, near: isNear, cosine }] of sorted.entries()) {
    const weight = times[a]! * times[b]!;
    if (isNear) tiedNear += weight;
    else tiedFar += weight;
    if (sorted[i + 1]?.cosine === cosine) continue;
    above += tiedNear * (far + tiedFar / 2);
    near += tiedNear;
    far += tiedFar;
    [tiedNear, tiedFar] = [0, 0];
  }
  return above / (near * far);
}
