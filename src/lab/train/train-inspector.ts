import * as tf from '@tensorflow/tfjs-core';
import type { LayersModel } from '@tensorflow/tfjs-layers';
import type { CropSettings } from '../../core/model.ts';
import { Random } from '../simulate/random.ts';
import { drawTrainingCrop } from './draw-training-crop.ts';
import { drawBatch, groupCrops, type TrainingCrop } from './inspector-batch.ts';
import { inspectorLosses, TRUTH_COLUMNS, truthRow } from './inspector-losses.ts';
import { trainNetwork } from './loop.ts';

const BATCH = 32;

export interface InspectorTraining {
  readonly network: LayersModel;
  readonly crops: readonly TrainingCrop[];
  readonly settings: CropSettings;
  readonly steps: number;
  readonly seed: string;
  readonly checkpoint: string;
}

/** Teaches face, counterfeit, aspects, embedding and traits on upright crops, turned by the orienter as in the shipped path. */
export async function trainInspector(options: InspectorTraining): Promise<void> {
  const groups = groupCrops(options.crops);
  await trainNetwork({
    title: 'train inspector',
    network: options.network,
    checkpoint: options.checkpoint,
    steps: options.steps,
    rate: 2e-3,
    batch: (step) => {
      const random = new Random(`${options.seed}/inspector/${step}`);
      return batchTensors(drawBatch(groups, BATCH, random), options.settings, random);
    },
    losses: inspectorLosses,
  });
}

function batchTensors(batch: readonly TrainingCrop[], settings: CropSettings, random: Random): tf.Tensor[] {
  const { size } = settings;
  const images = new Float32Array(BATCH * size * size * 3);
  const truths = new Float32Array(BATCH * TRUTH_COLUMNS);
  const number = numbering();
  const mirroring = random.chance(0.5);
  for (const [i, { crop, truth }] of batch.entries()) {
    // An M in its box is the same in a mirror; a 30 is not. All or none, or else one press would look like two.
    const mirrored = mirroring && truth.face === 'M';
    drawTrainingCrop(crop, settings, random, images, i * size * size * 3, mirrored);
    truths.set(truthRow(truth, mirrored, number(truth.photo), number(`press ${truth.press}`)), i * TRUTH_COLUMNS);
  }
  return [tf.tensor4d(images, [BATCH, size, size, 3]), tf.tensor2d(truths, [BATCH, TRUTH_COLUMNS])];
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
