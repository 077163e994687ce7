import * as tf from '@tensorflow/tfjs-core';
import { ASPECTS, FACES } from '../../core/inspect/inspect.ts';
import { Random } from '../simulate/random.ts';
import type { LabelledCrop } from './crop-store.ts';
import { drawTrainingCrop } from './draw-training-crop.ts';
import { trainNetwork } from './loop.ts';
import type { CropTraining } from './train-orienter.ts';

const BATCH = 32;
/** Share of a batch that is M 30. */
const M30_SHARE = 0.72;
/** Of the rest, the share that is no tablet. */
const NOTHING_SHARE = 0.18;
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
  const partners = partnersOf(groups.m30);
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
      for (const [i, { labelled, turn }] of drawBatch(groups, partners, random).entries()) {
        drawTrainingCrop(labelled.crop, turn + random.normal(4), options.settings, random, images, i * size * size * 3);
        truth.set(truthRow(labelled), i * COLUMNS);
      }
      return [tf.tensor4d(images, [BATCH, size, size, 3]), tf.tensor2d(truth, [BATCH, COLUMNS])];
    },
    losses: inspectorLosses,
  });
}

interface TurnedCrop {
  readonly labelled: LabelledCrop;
  readonly turn: number;
}

type Groups = Readonly<Record<'m30' | 'other' | 'nothing', readonly TurnedCrop[]>>;

/** For every photo its reference and its counterfeit tablets: they share light, camera and ground. */
function partnersOf(m30: readonly TurnedCrop[]): Map<string, TurnedCrop[]> {
  const partners = new Map<string, TurnedCrop[]>();
  for (const crop of m30) {
    const key = `${crop.labelled.truth.photo} ${crop.labelled.truth.label}`;
    partners.set(key, [...(partners.get(key) ?? []), crop]);
  }
  return partners;
}

/**
 * Every M 30 tablet of a batch comes with one of the other kind from the same photo, where there is one: what they share
 * says nothing, so the loss asks for what they do not share.
 */
function drawBatch(groups: Groups, partners: ReadonlyMap<string, readonly TurnedCrop[]>, random: Random): TurnedCrop[] {
  const batch: TurnedCrop[] = [];
  while (batch.length < BATCH) {
    const u = random.uniform();
    if (u < M30_SHARE / (2 - M30_SHARE)) {
      const first = random.pick(groups.m30);
      const { photo, label } = first.labelled.truth;
      const others = partners.get(`${photo} ${label === 'reference' ? 'counterfeit' : 'reference'}`);
      batch.push(first, others ? random.pick(others) : random.pick(groups.m30));
    } else {
      const rest = groups.nothing.length > 0 && random.chance(NOTHING_SHARE) ? groups.nothing : groups.other;
      batch.push(random.pick(rest));
    }
  }
  return batch.slice(0, BATCH);
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
