import * as tf from '@tensorflow/tfjs-core';
import { ASPECTS, FACES } from '../../core/inspect/inspect.ts';
import { Random } from '../simulate/random.ts';
import type { LabelledCrop } from './crop-store.ts';
import { drawTrainingCrop } from './draw-training-crop.ts';
import { trainNetwork } from './loop.ts';
import type { CropTraining } from './train-orienter.ts';

const BATCH = 32;
/** Shares of a batch: M 30, other tablets, what is no tablet. */
const SHARES = { m30: 0.72, other: 0.23 };
/** Columns of a crop's truth: 4 faces, counterfeit, whether that is asked, 4 aspects. */
const COLUMNS = FACES.length + 2 + ASPECTS.length;

export interface InspectorTraining extends CropTraining {
  /** Degrees on the round tablet that the trained orienter reads on each crop: what the shipped path will turn by. */
  readonly turns: readonly number[];
}

/** Teaches face, counterfeit and aspects on upright crops, turned by the orienter as in the shipped path. */
export async function trainInspector(options: InspectorTraining): Promise<void> {
  const indexed = options.crops.map((labelled, i) => ({ labelled, turn: options.turns[i] as number }));
  const visible = indexed.filter(({ labelled }) => labelled.truth.visible > 0.45);
  const groups = {
    m30: visible.filter(({ labelled }) => labelled.truth.up !== null),
    other: visible.filter(({ labelled }) => labelled.truth.label === 'other'),
    nothing: indexed.filter(({ labelled }) => labelled.truth.label === 'nothing'),
  };
  const { size } = options.settings;
  await trainNetwork({
    title: 'train inspector',
    network: options.network,
    checkpoint: options.checkpoint,
    steps: options.steps,
    rate: 1.5e-3,
    batch: (step) => {
      const random = new Random(`${options.seed}/inspector/${step}`);
      const images = new Float32Array(BATCH * size * size * 3);
      const truth = new Float32Array(BATCH * COLUMNS);
      for (let i = 0; i < BATCH; i++) {
        const u = random.uniform();
        const group =
          u < SHARES.m30
            ? groups.m30
            : u < SHARES.m30 + SHARES.other || groups.nothing.length === 0
              ? groups.other
              : groups.nothing;
        const { labelled, turn } = random.pick(group);
        drawTrainingCrop(labelled.crop, turn + random.normal(4), options.settings, random, images, i * size * size * 3);
        truth.set(truthRow(labelled), i * COLUMNS);
      }
      return [tf.tensor4d(images, [BATCH, size, size, 3]), tf.tensor2d(truth, [BATCH, COLUMNS])];
    },
    losses: inspectorLosses,
  });
}

function truthRow({ truth }: LabelledCrop): number[] {
  const asked = truth.label === 'reference' || truth.label === 'counterfeit';
  return [
    ...FACES.map((face) => (face === truth.face ? 1 : 0)),
    truth.label === 'counterfeit' ? 1 : 0,
    asked ? 1 : 0,
    ...truth.aspects.map((there) => (there ? 1 : 0)),
  ];
}

/** Cross-entropies: of the face over all crops, of counterfeit and aspects over M 30 crops alone. */
export function inspectorLosses(outputs: readonly tf.Tensor[], batch: readonly tf.Tensor[]): Record<string, tf.Scalar> {
  const [face, counterfeit, aspects] = outputs as [tf.Tensor2D, tf.Tensor2D, tf.Tensor2D];
  const [faces, fake, asked, there] = tf.split(batch[1] as tf.Tensor2D, [FACES.length, 1, 1, ASPECTS.length], 1) as [
    tf.Tensor2D,
    tf.Tensor2D,
    tf.Tensor2D,
    tf.Tensor2D,
  ];
  const count = tf.add(tf.sum(asked), 1e-3);
  const masked = (loss: tf.Tensor): tf.Scalar => tf.div(tf.sum(tf.mul(loss, asked)), count) as tf.Scalar;
  return {
    face: tf.neg(tf.mean(tf.sum(tf.mul(faces, tf.logSoftmax(face)), 1))) as tf.Scalar,
    counterfeit: masked(logisticLoss(counterfeit, fake)),
    aspects: masked(tf.mul(tf.mean(logisticLoss(aspects, there), 1, true), 0.6)),
  };
}

/** -log P of the truth under a logit: softplus(logit) - truth * logit. */
function logisticLoss(logits: tf.Tensor, truth: tf.Tensor): tf.Tensor {
  return tf.sub(tf.softplus(logits), tf.mul(truth, logits));
}
