import type { EnrolmentFace, EnrolmentSettings } from '../../src/core/learning-settings.ts';
import type { ModelSettings } from '../../src/core/model.ts';
import type { LabelledTablet } from '../../src/learn/learning-tablet.ts';
import { settings } from '../contract/examples.ts';

/** Numbers of a look in these tests. */
const SIZE = 6;

/** References lie around 0 with a deviation of 1, and their photos and lots with one of 2. */
export const enrolmentFace: EnrolmentFace = {
  mean: new Array<number>(SIZE).fill(0),
  axes: Array.from({ length: SIZE }, (_, i) => Array.from({ length: SIZE }, (_, j) => Number(i === j))),
  between: new Array<number>(SIZE).fill(4),
  weights: { constant: -2, logit: 0, axes: [1, 0, 0, 0, 0, 0], sizes: new Array<number>(SIZE).fill(0), distance: 1 },
  foreign: { constant: -2, distance: 2.5 },
  replicas: [
    { slope: 0.4, intercept: -0.1 },
    { slope: 0.47, intercept: 0.1 },
  ],
};
const enrolment: EnrolmentSettings = { M: enrolmentFace, '30': enrolmentFace, halfway: 2 };
export const learningSettings: ModelSettings = { ...settings, enrolment };

/** Repeatable numbers with mean 0 and deviation 1, nearly normal: sums of twelve uniform ones. */
export function normals(seed: number): () => number {
  let state = seed;
  const uniform = (): number => {
    state = (state * 48271) % (2 ** 31 - 1);
    return state / (2 ** 31 - 1);
  };
  return () => Array.from({ length: 12 }, uniform).reduce((sum, value) => sum + value, -6);
}

/** So many tablets around `centre`, three a photo. */
export function tabletsAround(
  centre: readonly number[],
  count: number,
  options: {
    readonly seed?: number;
    readonly counterfeit?: boolean;
    readonly face?: 'M' | '30';
    readonly name?: string;
  } = {},
): LabelledTablet[] {
  const { seed = 7, counterfeit = false, face = 'M', name = counterfeit ? 'counterfeits' : 'references' } = options;
  const normal = normals(seed);
  return Array.from({ length: count }, (_, i) => {
    const photo = `${name} ${Math.floor(i / 3)}`;
    return {
      photo,
      number: (i % 3) + 1,
      face,
      look: centre.map((value) => value + normal()),
      counterfeit,
      group: photo,
    };
  });
}
