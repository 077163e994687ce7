import * as tf from '@tensorflow/tfjs-core';
import type { LayersModel } from '@tensorflow/tfjs-layers';
import type { OrientedCrop } from '../../core/evidence.ts';
import { ASPECTS, FACES } from '../../core/inspect/inspect.ts';
import type { CropSettings } from '../../core/model.ts';
import { Random } from '../simulate/random.ts';
import { TRAIT_COUNT } from '../simulate/traits.ts';
import { isM30, type LabelledCrop } from './crop-store.ts';
import { drawTrainingCrop } from './draw-training-crop.ts';
import { trainNetwork } from './loop.ts';

const BATCH = 32;
/** Share of a batch that is M 30. */
const M30_SHARE = 0.72;
/** Of the other imprints, the share that is from real photos, which are few and all the more foreign. */
const REAL_SHARE = 0.3;
/** Of the rest, the share that is no tablet. */
const NOTHING_SHARE = 0.18;
/** Columns of a crop's truth: 4 faces, counterfeit, whether that is asked, 4 aspects, whether traits are asked, the traits. */
const PARTS = [FACES.length, 1, 1, ASPECTS.length, 1, TRAIT_COUNT];
const COLUMNS = PARTS.reduce((a, b) => a + b, 0);

/** A crop with its truth, as the trained orienter hands it on in the shipped path. */
export type TrainingCrop = LabelledCrop & { readonly crop: OrientedCrop };

export interface InspectorTraining {
  readonly network: LayersModel;
  readonly crops: readonly TrainingCrop[];
  readonly settings: CropSettings;
  readonly steps: number;
  readonly seed: string;
  readonly checkpoint: string;
}

/** Teaches face, counterfeit, aspects and traits on upright crops, turned by the orienter as in the shipped path. */
export async function trainInspector(options: InspectorTraining): Promise<void> {
  const visible = options.crops.filter(({ truth }) => truth.visible > 0.45);
  const groups = {
    m30: visible.filter(({ truth }) => isM30(truth)),
    other: visible.filter(({ truth }) => truth.label === 'other' && truth.rim !== null),
    real: visible.filter(({ truth }) => truth.label === 'other' && truth.rim === null),
    nothing: options.crops.filter(({ truth }) => truth.label === 'nothing'),
  };
  const partners = partnersOf(groups.m30);
  const { size } = options.settings;
  await trainNetwork({
    title: 'train inspector',
    network: options.network,
    checkpoint: options.checkpoint,
    steps: options.steps,
    rate: 2e-3,
    batch: (step) => {
      const random = new Random(`${options.seed}/inspector/${step}`);
      const images = new Float32Array(BATCH * size * size * 3);
      const truth = new Float32Array(BATCH * COLUMNS);
      for (const [i, labelled] of drawBatch(groups, partners, random).entries()) {
        drawTrainingCrop(labelled.crop, options.settings, random, images, i * size * size * 3);
        truth.set(truthRow(labelled), i * COLUMNS);
      }
      return [tf.tensor4d(images, [BATCH, size, size, 3]), tf.tensor2d(truth, [BATCH, COLUMNS])];
    },
    losses: inspectorLosses,
  });
}

type Groups = Readonly<Record<'m30' | 'other' | 'real' | 'nothing', readonly TrainingCrop[]>>;

/** For every photo its reference and its counterfeit tablets: they share light, camera and ground. */
function partnersOf(m30: readonly TrainingCrop[]): Map<string, TrainingCrop[]> {
  const partners = new Map<string, TrainingCrop[]>();
  for (const crop of m30) {
    const key = `${crop.truth.photo} ${crop.truth.label}`;
    partners.set(key, [...(partners.get(key) ?? []), crop]);
  }
  return partners;
}

/**
 * Every M 30 tablet of a batch comes with one of the other kind from the same photo, where there is one: what they share
 * says nothing, so the loss asks for what they do not share.
 */
function drawBatch(
  groups: Groups,
  partners: ReadonlyMap<string, readonly TrainingCrop[]>,
  random: Random,
): TrainingCrop[] {
  const batch: TrainingCrop[] = [];
  while (batch.length < BATCH) {
    const u = random.uniform();
    if (u < M30_SHARE / (2 - M30_SHARE)) {
      const first = random.pick(groups.m30);
      const { photo, label } = first.truth;
      const others = partners.get(`${photo} ${label === 'reference' ? 'counterfeit' : 'reference'}`);
      batch.push(first, others ? random.pick(others) : random.pick(groups.m30));
    } else {
      const kind = random.chance(NOTHING_SHARE) ? 'nothing' : random.chance(REAL_SHARE) ? 'real' : 'other';
      batch.push(random.pick(groups[kind].length > 0 ? groups[kind] : groups.other));
    }
  }
  return batch.slice(0, BATCH);
}

function truthRow({ truth }: LabelledCrop): number[] {
  const { traits } = truth;
  return [
    ...FACES.map((face) => (face === truth.face ? 1 : 0)),
    truth.label === 'counterfeit' ? 1 : 0,
    isM30(truth) ? 1 : 0,
    ...truth.aspects.map((there) => (there ? 1 : 0)),
    traits.length > 0 ? 1 : 0,
    ...(traits.length > 0 ? traits : new Array<number>(TRAIT_COUNT).fill(0)),
  ];
}

/**
 * Cross-entropies: of the face over all crops, of counterfeit and aspects over M 30 crops alone; and of the traits the
 * errors, squared where they are small (Huber 1964).
 */
export function inspectorLosses(outputs: readonly tf.Tensor[], batch: readonly tf.Tensor[]): Record<string, tf.Scalar> {
  const [face, counterfeit, aspects, traits] = outputs as [tf.Tensor2D, tf.Tensor2D, tf.Tensor2D, tf.Tensor2D];
  const [faces, fake, asked, there, known, made] = tf.split(batch[1] as tf.Tensor2D, PARTS, 1) as [
    tf.Tensor2D,
    tf.Tensor2D,
    tf.Tensor2D,
    tf.Tensor2D,
    tf.Tensor2D,
    tf.Tensor2D,
  ];
  const over = (mask: tf.Tensor, loss: tf.Tensor): tf.Tensor =>
    tf.div(tf.sum(tf.mul(loss, mask)), tf.add(tf.sum(mask), 1e-3));
  return {
    face: tf.neg(tf.mean(tf.sum(tf.mul(faces, tf.logSoftmax(face)), 1))) as tf.Scalar,
    counterfeit: over(asked, logisticLoss(counterfeit, fake)) as tf.Scalar,
    aspects: tf.mul(over(asked, tf.mean(logisticLoss(aspects, there), 1, true)), 0.6) as tf.Scalar,
    traits: tf.mul(over(known, tf.mean(huber(tf.sub(traits, made)), 1, true)), 2) as tf.Scalar,
  };
}

/** -log P of the truth under a logit: softplus(logit) - truth * logit. */
function logisticLoss(logits: tf.Tensor, truth: tf.Tensor): tf.Tensor {
  return tf.sub(tf.softplus(logits), tf.mul(truth, logits));
}

/** Half the square up to 1, linear beyond. */
function huber(error: tf.Tensor): tf.Tensor {
  const size = tf.abs(error);
  const small = tf.minimum(size, 1);
  return tf.add(tf.mul(0.5, tf.square(small)), tf.sub(size, small));
}
