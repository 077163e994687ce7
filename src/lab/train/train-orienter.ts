import * as tf from '@tensorflow/tfjs-core';
import type { LayersModel } from '@tensorflow/tfjs-layers';
import type { CropSettings } from '../../core/model.ts';
import { Random } from '../simulate/random.ts';
import type { LabelledCrop } from './crop-store.ts';
import { drawTrainingCrop } from './draw-training-crop.ts';
import { trainNetwork } from './loop.ts';

const BATCH = 48;

export interface CropTraining {
  readonly network: LayersModel;
  readonly crops: readonly LabelledCrop[];
  readonly settings: CropSettings;
  readonly steps: number;
  readonly seed: string;
  readonly checkpoint: string;
}

/** Teaches the up direction of M 30 faces, every one of which is shown turned every way. */
export async function trainOrienter(options: CropTraining): Promise<void> {
  const readable = options.crops.filter(({ truth }) => truth.up !== null && truth.visible > 0.45);
  const { size } = options.settings;
  await trainNetwork({
    title: 'train orienter',
    network: options.network,
    checkpoint: options.checkpoint,
    steps: options.steps,
    rate: 2e-3,
    batch: (step) => {
      const random = new Random(`${options.seed}/orienter/${step}`);
      const images = new Float32Array(BATCH * size * size * 3);
      const up = new Float32Array(BATCH * 2);
      for (let i = 0; i < BATCH; i++) {
        const labelled = random.pick(readable);
        const turn = random.range(-180, 180);
        drawTrainingCrop(labelled.crop, turn, options.settings, random, images, i * size * size * 3);
        const angle = (((labelled.truth.up as number) - turn) * Math.PI) / 180;
        up.set([Math.cos(angle), Math.sin(angle)], i * 2);
      }
      return [tf.tensor4d(images, [BATCH, size, size, 3]), tf.tensor2d(up, [BATCH, 2])];
    },
    losses: ([answer], [, up]) => ({
      up: tf.mul(tf.mean(tf.square(tf.sub(answer as tf.Tensor, up as tf.Tensor))), 2) as tf.Scalar,
    }),
  });
}
