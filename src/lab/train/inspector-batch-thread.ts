import { workerData } from 'piscina';
import type { CropSettings } from '../../core/model.ts';
import { Random } from '../simulate/random.ts';
import type { DrawnBatch } from './batch-thread.ts';
import { CELL_VALUES, PIXELS_A_CELL } from './draw-face-maps.ts';
import { drawTrainingCrop } from './draw-training-crop.ts';
import { drawBatch, groupCrops, type TrainingCrop } from './inspector-batch.ts';
import { TRUTH_COLUMNS, truthRow } from './inspector-losses.ts';
import { mirrorNumbers } from './mirror-numbers.ts';

/** What the thread is started with. */
export interface InspectorBatches {
  readonly crops: readonly TrainingCrop[];
  readonly settings: CropSettings;
  readonly seed: string;
  /** Crops a batch. */
  readonly size: number;
}

/** What a measured number may be off by and still mean the same: numbers, too, are soon known by heart. */
const NUMBER_NOISE = 0.15;
/** Share of crops whose numbers are all 0, as where nothing could be laid: they must not be all that is looked at. */
const UNMEASURED_SHARE = 0.1;

const { crops, settings, seed, size } = workerData as InspectorBatches;
const groups = groupCrops(crops);

/** The upright crops of a step, `[n, side, side, 4]`, their truths, what was measured by the drawing, and the maps of their faces, `[n, side / 4, side / 4, 6]`. */
export default function draw(step: number): DrawnBatch {
  const random = new Random(`${seed}/inspector/${step}`);
  const batch = drawBatch(groups, size, random);
  const side = settings.size;
  const values = side * side * 4;
  const images = new Float32Array(size * values);
  const cells = side / PIXELS_A_CELL;
  const cellValues = cells * cells * CELL_VALUES;
  const maps = new Float32Array(size * cellValues);
  const measured: number[] = [];
  const truths = new Float32Array(size * TRUTH_COLUMNS);
  const number = numbering();
  const mirroring = random.chance(0.5);
  for (const [i, one] of batch.entries()) {
    const { crop, truth } = one;
    // An M in its box is the same in a mirror; a 30 is not. All or none, or else one press would look like two.
    const mirrored = mirroring && truth.face === 'M';
    const drawn = {
      image: images.subarray(i * values, (i + 1) * values),
      maps: maps.subarray(i * cellValues, (i + 1) * cellValues),
    };
    drawTrainingCrop(one, settings, random, drawn, mirrored);
    const { numbers = [] } = crop.registration ?? {};
    const scale = random.chance(UNMEASURED_SHARE) ? 0 : 1;
    for (const value of mirrored ? mirrorNumbers(numbers) : numbers)
      measured.push(scale * (value + random.normal(NUMBER_NOISE)));
    truths.set(truthRow(truth, mirrored, number(truth.photo), number(`press ${truth.press}`)), i * TRUTH_COLUMNS);
  }
  return [
    { data: images, shape: [size, side, side, 4] },
    { data: truths, shape: [size, TRUTH_COLUMNS] },
    { data: Float32Array.from(measured), shape: [size, measured.length / size] },
    { data: maps, shape: [size, cells, cells, CELL_VALUES] },
  ];
}

/** Gives every new name the next number. */
function numbering(): (name: string) => number {
  const numbers = new Map<string, number>();
  return (name) => {
    const known = numbers.get(name) ?? numbers.size;
    numbers.set(name, known);
    return known;
  };
}
