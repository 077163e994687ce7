import * as tf from '@tensorflow/tfjs-core';
import { ASPECTS } from '../../../core/labels.ts';
import { CROP_FACES, KINDS, PLACING_COUNT, PRESSED_CELLS } from '../../dataset/crop-set.ts';
import { DEFECTS } from '../../simulate/tablet/defects.ts';
import { TRAIT_COUNT } from '../../simulate/tablet/traits.ts';
import type { TrainingBatch } from './training-batch.ts';

/** Outputs of the inspector in training, by name. */
export type Answers = Readonly<
  Record<'face' | 'counterfeit' | 'kinds' | 'aspects' | 'embedding' | 'placing' | 'traits' | 'pressed', tf.Tensor>
>;

/** Weight of each loss; 0 disables it. */
export interface LossWeights {
  readonly face: number;
  readonly counterfeit: number;
  readonly kinds: number;
  readonly aspects: number;
  readonly traits: number;
  readonly pressed: number;
  readonly placing: number;
  readonly pairs: number;
  readonly press: number;
}

export const LOSS_WEIGHTS: LossWeights = {
  face: 0.5,
  counterfeit: 1,
  kinds: 1,
  aspects: 0.3,
  traits: 0.7,
  pressed: 3,
  placing: 0.5,
  pairs: 0,
  press: 0.2,
};

/** Label smoothing (Szegedy et al. 2016). */
const UNCERTAIN = 0.01;

/** `[12, 4]`: 1 if a kind shows in an aspect. */
const kindsByAspect = (): tf.Tensor2D =>
  tf.tensor2d(KINDS.map((kind) => ASPECTS.map((aspect) => (DEFECTS[kind]?.aspect === aspect ? 1 : 0))));

/**
 * Cross-entropies of the face over all crops, and over M and 30 only of counterfeit, kinds and aspects, of which one of
 * a matched pair is the counterfeit and of which tablets share a press, as far as it is known how they were made; errors of
 * traits and depths, where they are known.
 */
export function inspectorLosses(
  answers: Answers,
  batch: TrainingBatch,
  weights: LossWeights = LOSS_WEIGHTS,
): Record<string, tf.Scalar> {
  const { count } = batch;
  const column = (values: Float32Array, columns = 1): tf.Tensor2D => tf.tensor2d(values, [count, columns]);
  const [isM30, counterfeit] = [column(batch.isM30), column(batch.counterfeit)];
  const isMade = tf.mul(isM30, column(batch.madeKnown)) as tf.Tensor2D;
  const [face, kinds] = [column(batch.face, CROP_FACES.length), column(batch.kinds, KINDS.length)];
  const cells = PRESSED_CELLS * PRESSED_CELLS;
  const smoothed = tf.add(tf.mul(counterfeit, 1 - 2 * UNCERTAIN), UNCERTAIN);
  // A slight departure hardly shows its kind.
  const shown = tf.add(0.25, tf.mul(0.75, column(batch.severity)));
  const aspects = tf.minimum(1, tf.matMul(kinds, kindsByAspect()));
  const losses: Record<keyof LossWeights, () => tf.Tensor> = {
    face: () => tf.neg(tf.mean(tf.sum(tf.mul(face, tf.logSoftmax(answers.face)), 1))),
    counterfeit: () => meanOver(isM30, logisticLoss(answers.counterfeit, smoothed)),
    kinds: () => meanOver(isMade, rowMean(logisticLoss(answers.kinds, tf.mul(kinds, shown)))),
    aspects: () => meanOver(contrast(isMade, counterfeit), rowMean(logisticLoss(answers.aspects, aspects))),
    traits: () =>
      meanOver(
        column(batch.traitsKnown, TRAIT_COUNT),
        huber(tf.sub(answers.traits, column(batch.traits, TRAIT_COUNT))),
      ),
    pressed: () =>
      meanOver(
        column(batch.pressedKnown, cells),
        tf.square(tf.sub(tf.reshape(answers.pressed, [count, cells]), column(batch.pressed, cells))),
      ),
    placing: () =>
      meanOver(
        column(batch.placingKnown, PLACING_COUNT),
        huber(tf.sub(answers.placing, column(batch.placing, PLACING_COUNT))),
      ),
    pairs: () => matchedPairLoss(answers.counterfeit as tf.Tensor2D, counterfeit, isM30, column(batch.photo)),
    press: () => pressLoss(answers.embedding as tf.Tensor2D, face, isMade, column(batch.photo), column(batch.press)),
  };
  const weighted = Object.entries(losses).filter(([name]) => weights[name as keyof LossWeights] > 0);
  return Object.fromEntries(
    weighted.map(([name, loss]) => [name, tf.mul(loss(), weights[name as keyof LossWeights]) as tf.Scalar]),
  );
}

/**
 * Weight of each tablet for the aspects. A counterfeit whose departures all belong to other aspects counts more than a
 * reference tablet: those are easily separated by anything that detects counterfeits.
 */
function contrast(isM30: tf.Tensor2D, counterfeit: tf.Tensor2D): tf.Tensor {
  return tf.mul(isM30, tf.add(0.4, tf.mul(0.6, counterfeit)));
}

const rowMean = (loss: tf.Tensor): tf.Tensor => tf.mean(loss, 1, true);

/** Weighted mean of a loss; 0 if all weights are 0. */
function meanOver(weight: tf.Tensor, loss: tf.Tensor): tf.Tensor {
  return tf.div(tf.sum(tf.mul(loss, weight)), tf.add(tf.sum(weight), 1e-3));
}

/** 1 if the values of a column are equal, for every pair of rows. */
function sameRows(column: tf.Tensor2D): tf.Tensor2D {
  return tf.cast(tf.equal(column, tf.transpose(column)), 'float32') as tf.Tensor2D;
}

/** In a matched pair, the counterfeit should have the higher logit (Burges et al. 2005, "RankNet"). */
function matchedPairLoss(
  logit: tf.Tensor2D,
  counterfeit: tf.Tensor2D,
  isM30: tf.Tensor2D,
  photo: tf.Tensor2D,
): tf.Tensor {
  const reference = tf.mul(isM30, tf.sub(1, counterfeit));
  const pairs = tf.mul(sameRows(photo), tf.matMul(counterfeit, reference, false, true));
  return meanOver(pairs, tf.softplus(tf.sub(tf.transpose(logit), logit)));
}

/** Scale of the cosine between tablets of one press and of two presses. */
const STEEPNESS = 8;
/** The cosine above which two tablets count as of one press. */
const MIDDLE = 0.5;

/**
 * Whether two M 30 tablets with the same face come from one press, by the cosine of their embeddings. Tablets of one
 * photo share all its properties, so pairs of one press count only from two photos.
 */
function pressLoss(
  embedding: tf.Tensor2D,
  face: tf.Tensor2D,
  isM30: tf.Tensor2D,
  photo: tf.Tensor2D,
  press: tf.Tensor2D,
): tf.Tensor {
  const unit = tf.div(embedding, tf.sqrt(tf.add(tf.sum(tf.square(embedding), 1, true), 1e-6)));
  const logit = tf.mul(tf.sub(tf.matMul(unit, unit, false, true), MIDDLE), STEEPNESS);
  const comparable = tf.mul(tf.matMul(face, face, false, true), tf.matMul(isM30, isM30, false, true));
  const same = sameRows(press);
  const near = tf.mul(comparable, tf.mul(same, tf.sub(1, sameRows(photo))));
  const far = tf.mul(comparable, tf.sub(1, same));
  return tf.mul(0.5, tf.add(meanOver(near, tf.softplus(tf.neg(logit))), meanOver(far, tf.softplus(logit))));
}

/** -log P of the truth under a logit: softplus(logit) - truth * logit. */
function logisticLoss(logits: tf.Tensor, truth: tf.Tensor): tf.Tensor {
  return tf.sub(tf.softplus(logits), tf.mul(truth, logits));
}

/** Half the square up to 1, linear beyond (Huber 1964, "smooth L1"). */
function huber(error: tf.Tensor): tf.Tensor {
  const size = tf.abs(error);
  const small = tf.minimum(size, 1);
  return tf.add(tf.mul(0.5, tf.square(small)), tf.sub(size, small));
}
