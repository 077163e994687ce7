import { CROP_FACES, KINDS, LABEL_UNKNOWN, PLACING_COUNT, PRESSED_CELLS } from '../../dataset/crop-set.ts';
import { TRAIT_COUNT } from '../../simulate/tablet/traits.ts';
import { CROP_VALUES, type NormalizedCrops } from './normalize-crops.ts';

/** A crop of a set. */
export interface PickedCrop {
  readonly set: NormalizedCrops;
  readonly index: number;
}

/** Mean and standard deviation of every trait of M and 30 tablets, for standardisation. */
export interface TraitScale {
  readonly mean: readonly number[];
  readonly deviation: readonly number[];
}

/**
 * Input of a training step, one array per attribute, `[count, ...]` each; unknown values are 0 in it and in their mask.
 */
export interface TrainingBatch {
  readonly count: number;
  readonly upright: Float32Array;
  /** One-hot class of each crop. */
  readonly face: Float32Array;
  /** 1 for M and 30 of which it is known whether they are counterfeits. */
  readonly isM30: Float32Array;
  readonly counterfeit: Float32Array;
  readonly severity: Float32Array;
  /** 1 if it is known how the tablet was made: its kinds and its press. */
  readonly madeKnown: Float32Array;
  readonly kinds: Float32Array;
  /** In standard deviations from the mean. */
  readonly traits: Float32Array;
  readonly traitsKnown: Float32Array;
  readonly pressed: Float32Array;
  readonly pressedKnown: Float32Array;
  readonly placing: Float32Array;
  readonly placingKnown: Float32Array;
  readonly photo: Float32Array;
  readonly press: Float32Array;
}

const CELLS = PRESSED_CELLS * PRESSED_CELLS;
/** Traits are clipped at this many deviations. */
const FARTHEST = 4;

/** Whether a crop shows an M or a 30. */
export const isM30Face = (face: number): boolean =>
  face === CROP_FACES.indexOf('M') || face === CROP_FACES.indexOf('30');

/** Copies the selected crops into one batch. Unknown traits and depths (NaN) become zeros with a mask. */
export function composeBatch(picks: readonly PickedCrop[], scale: TraitScale): TrainingBatch {
  const count = picks.length;
  const values = (each: number): Float32Array => new Float32Array(count * each);
  const batch = {
    count,
    upright: values(CROP_VALUES),
    face: values(CROP_FACES.length),
    isM30: values(1),
    counterfeit: values(1),
    severity: values(1),
    madeKnown: values(1),
    kinds: values(KINDS.length),
    traits: values(TRAIT_COUNT),
    traitsKnown: values(TRAIT_COUNT),
    pressed: values(CELLS),
    pressedKnown: values(CELLS),
    placing: values(PLACING_COUNT),
    placingKnown: values(PLACING_COUNT),
    photo: values(1),
    press: values(1),
  };
  const number = numbering();
  for (const [row, { set, index }] of picks.entries()) {
    const face = set.face[index]!;
    batch.upright.set(rowOf(set.upright, index, CROP_VALUES), row * CROP_VALUES);
    batch.face[row * CROP_FACES.length + face] = 1;
    const isKnown = set.counterfeit[index] !== LABEL_UNKNOWN;
    batch.isM30[row] = isM30Face(face) && isKnown ? 1 : 0;
    batch.counterfeit[row] = isKnown ? set.counterfeit[index]! : 0;
    batch.severity[row] = set.severity[index]!;
    const kinds = rowOf(set.kinds, index, KINDS.length);
    batch.madeKnown[row] = kinds.includes(LABEL_UNKNOWN) ? 0 : 1;
    if (batch.madeKnown[row] === 1) batch.kinds.set(kinds, row * KINDS.length);
    const traits = rowOf(set.traits, index, TRAIT_COUNT).map((value, k) => scaled(value, k, scale));
    setKnown(traits, batch.traits, batch.traitsKnown, row * TRAIT_COUNT);
    setKnown(rowOf(set.pressed, index, CELLS), batch.pressed, batch.pressedKnown, row * CELLS);
    setKnown(rowOf(set.placing, index, PLACING_COUNT), batch.placing, batch.placingKnown, row * PLACING_COUNT);
    // Two sources may use the same numbers for different photos.
    batch.photo[row] = number(set, 'photo', set.photo[index]!);
    batch.press[row] = number(set, 'press', set.press[index]!);
  }
  return batch;
}

function rowOf<Values extends Float32Array | Uint8Array>(values: Values, index: number, each: number): Values {
  return values.subarray(index * each, (index + 1) * each) as Values;
}

function scaled(value: number, k: number, { mean, deviation }: TraitScale): number {
  const z = (value - mean[k]!) / deviation[k]!;
  return Math.max(-FARTHEST, Math.min(FARTHEST, z));
}

function setKnown(values: Float32Array, into: Float32Array, known: Float32Array, from: number): void {
  for (const [k, value] of values.entries()) {
    if (Number.isNaN(value)) continue;
    into[from + k] = value;
    known[from + k] = 1;
  }
}

/** Renumbers the photos and presses of a batch with numbers small enough for 32-bit floats. */
function numbering(): (set: NormalizedCrops, kind: 'photo' | 'press', value: number) => number {
  const sets: NormalizedCrops[] = [];
  const numbers = new Map<string, number>();
  return (set, kind, value) => {
    if (!sets.includes(set)) sets.push(set);
    const key = `${sets.indexOf(set)} ${kind} ${value}`;
    const known = numbers.get(key) ?? numbers.size;
    numbers.set(key, known);
    return known;
  };
}

/** Of the M and 30 tablets with known traits. A constant trait gets a deviation of 1. */
export function traitScaleOf(sets: readonly NormalizedCrops[]): TraitScale {
  const rows = sets.flatMap((set) =>
    Array.from(set.face.subarray(0, set.count), (face, i) =>
      isM30Face(face) ? [rowOf(set.traits, i, TRAIT_COUNT)] : [],
    ).flat(),
  );
  const columns = Array.from({ length: TRAIT_COUNT }, (_, k) =>
    rows.map((row) => row[k]!).filter((value) => !Number.isNaN(value)),
  );
  const mean = columns.map((column) => meanOf(column));
  const deviation = columns.map((column, k) => Math.sqrt(meanOf(column.map((v) => (v - mean[k]!) ** 2))));
  return { mean, deviation: deviation.map((value) => (value > 1e-4 ? value : 1)) };
}

const meanOf = (values: readonly number[]): number =>
  values.length === 0 ? 0 : values.reduce((a, b) => a + b, 0) / values.length;
