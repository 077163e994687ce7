import { M30_FACES, type M30Face } from '../../core/labels.ts';
import type { CropSet } from '../dataset/crop-set.ts';
import { CROP_FACES } from '../dataset/crop-set.ts';
import { type CropMeasures, measureCrop } from './crop-measures.ts';
import { type FacePicture, facePicture } from './face-picture.ts';
import { type MedianDifference, type MedianFace, medianDifference, medianFace, strokePattern } from './median-face.ts';

/** Number of crops of each face; more make a comparison slower and hardly finer. */
const MOST_CROPS = 300;

export type WhichCrops = 'reference' | 'all';

export interface NamedSet {
  readonly name: string;
  readonly crops: CropSet;
}

export interface Spread {
  readonly mean: number;
  readonly deviation: number;
}

/** One measure in one set, relative to the first set. */
export interface MeasureDifference {
  readonly measure: string;
  readonly first: Spread;
  readonly other: Spread;
  /** Difference of the means in deviations: the root mean square of those of both sets. */
  readonly apart: number;
  /** Ratio of the deviations, this set over the first. */
  readonly spreadRatio: number;
}

interface SetComparison {
  readonly name: string;
  readonly crops: Readonly<Record<M30Face, number>>;
  readonly medians: Readonly<Record<M30Face, MedianFace>>;
}

export interface Comparison {
  readonly sets: readonly SetComparison[];
  /** Every set except the first, compared with it; measures that differ most come first. */
  readonly others: readonly {
    readonly name: string;
    readonly strokes: Readonly<Record<M30Face, MedianDifference>>;
    readonly measures: readonly MeasureDifference[];
  }[];
}

/** Compares sets as sets: each of the others with the first. */
export function compareSets(sets: readonly NamedSet[], which: WhichCrops): Comparison {
  const pictures = sets.map(({ name, crops }) => ({ name, ...byFace((face) => picturesOf(crops, face, which, name)) }));
  const medians = pictures.map((of) => byFace((face) => medianFace(of[face])));
  const patterns = byFace((face) => strokePattern(medians.map((of) => of[face])));
  const measured = pictures.map((of) =>
    M30_FACES.flatMap((face) => of[face].map((picture) => measureCrop(picture, patterns[face]))),
  );
  return {
    sets: pictures.map((of, i) => ({
      name: of.name,
      crops: byFace((face) => of[face].length),
      medians: medians[i] as SetComparison['medians'],
    })),
    others: pictures.slice(1).map(({ name }, i) => ({
      name,
      strokes: byFace((face) =>
        medianDifference(
          (medians[0] as SetComparison['medians'])[face],
          (medians[i + 1] as SetComparison['medians'])[face],
        ),
      ),
      measures: differences(measured[0] as CropMeasures[], measured[i + 1] as CropMeasures[]),
    })),
  };
}

const byFace = <Value>(of: (face: M30Face) => Value): Record<M30Face, Value> => ({ M: of('M'), '30': of('30') });

function picturesOf(set: CropSet, face: M30Face, which: WhichCrops, name: string): FacePicture[] {
  const places = Array.from(set.face.keys()).filter(
    (i) => set.face[i] === CROP_FACES.indexOf(face) && (which === 'all' || set.counterfeit[i] === 0),
  );
  if (places.length === 0)
    throw new Error(
      `Expected ${which === 'all' ? '' : 'reference '}tablets with the face ${face} in ${name}, found none.`,
    );
  const step = Math.max(1, places.length / MOST_CROPS);
  const count = Math.min(places.length, MOST_CROPS);
  return Array.from({ length: count }, (_, i) => facePicture(set, places[Math.floor(i * step)]!));
}

function differences(first: readonly CropMeasures[], other: readonly CropMeasures[]): MeasureDifference[] {
  const names = [...(first[0] as CropMeasures).keys()];
  return names
    .map((measure) => differenceOf(measure, spreadOf(first, measure), spreadOf(other, measure)))
    .sort((a, b) => farApart(b) - farApart(a));
}

/** Distance of two sets in a measure, by their means or by their spreads. */
export const farApart = ({ apart, spreadRatio }: MeasureDifference): number =>
  Math.max(Math.abs(apart), Math.abs(Math.log(spreadRatio)));

function differenceOf(measure: string, first: Spread, other: Spread): MeasureDifference {
  const pooled = Math.sqrt((first.deviation ** 2 + other.deviation ** 2) / 2);
  const apart = pooled > 0 ? (other.mean - first.mean) / pooled : 0;
  const spreadRatio = first.deviation > 0 && other.deviation > 0 ? other.deviation / first.deviation : 1;
  return { measure, first, other, apart, spreadRatio };
}

function spreadOf(crops: readonly CropMeasures[], measure: string): Spread {
  const values = crops.map((of) => of.get(measure)!);
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
  return { mean, deviation: Math.sqrt(variance) };
}
