import * as tf from '@tensorflow/tfjs-core';
import { ASPECTS, FACES } from '../../core/inspect/inspect.ts';
import { FACE_MAPS, type FaceMap } from '../simulate/face-maps.ts';
import { mirrorTraits, TRAIT_COUNT } from '../simulate/traits.ts';
import { type CropTruth, isM30 } from './crop-store.ts';

/** Columns of a crop's truth: 4 faces, counterfeit, whether that is asked, 4 aspects, whether traits are asked, the traits, and numbers for photo and press. */
const PARTS = [FACES.length, 1, 1, ASPECTS.length, 1, TRAIT_COUNT, 1, 1];
export const TRUTH_COLUMNS = PARTS.reduce((a, b) => a + b, 0);

/** The truth of a crop as a row; `photo` and `press` are numbers that tell the photos and presses of a batch apart. */
export function truthRow(truth: CropTruth, mirrored: boolean, photo: number, press: number): number[] {
  const known = truth.traits.length > 0;
  const traits = mirrored ? mirrorTraits(truth.traits) : truth.traits;
  return [
    ...FACES.map((face) => (face === truth.face ? 1 : 0)),
    truth.label === 'counterfeit' ? 1 : 0,
    isM30(truth) ? 1 : 0,
    ...truth.aspects.map((there) => (there ? 1 : 0)),
    known ? 1 : 0,
    ...(known ? traits : new Array<number>(TRAIT_COUNT).fill(0)),
    photo,
    press,
  ];
}

/**
 * Cross-entropies: of the face over all crops, of counterfeit, in either opinion, and aspects over M 30 crops alone; of
 * which twin of a photo is the counterfeit; of which pairs are of one press; and of the traits and of
 * the face's maps the errors, squared where they are small (Huber 1964).
 */
export function inspectorLosses(outputs: readonly tf.Tensor[], batch: readonly tf.Tensor[]): Record<string, tf.Scalar> {
  const [face, , aspects, embedding, traits, maps, seen, told] = outputs as [
    tf.Tensor2D,
    tf.Tensor2D,
    tf.Tensor2D,
    tf.Tensor2D,
    tf.Tensor2D,
    tf.Tensor4D,
    tf.Tensor2D,
    tf.Tensor2D,
  ];
  const parts = tf.split(batch[1] as tf.Tensor2D, PARTS, 1) as tf.Tensor2D[];
  const [faces, fake, asked, there, known, made, photo, press] = parts as [
    tf.Tensor2D,
    tf.Tensor2D,
    tf.Tensor2D,
    tf.Tensor2D,
    tf.Tensor2D,
    tf.Tensor2D,
    tf.Tensor2D,
    tf.Tensor2D,
  ];
  const weighted = (factor: number, loss: tf.Tensor): tf.Scalar => tf.mul(loss, factor) as tf.Scalar;
  return {
    face: tf.neg(tf.mean(tf.sum(tf.mul(faces, tf.logSoftmax(face)), 1))) as tf.Scalar,
    seen: over(asked, logisticLoss(seen, fake)) as tf.Scalar,
    told: over(asked, logisticLoss(told, fake)) as tf.Scalar,
    aspects: weighted(0.6, over(contrast(asked, fake), tf.mean(logisticLoss(aspects, there), 1, true))),
    twins: weighted(TWIN_WEIGHT, tf.add(twinLoss(seen, fake, asked, photo), twinLoss(told, fake, asked, photo))),
    press: weighted(PRESS_WEIGHT, pressLoss(embedding, faces, asked, photo, press)),
    traits: weighted(TRAIT_WEIGHT, over(known, tf.mean(huber(tf.sub(traits, made)), 1, true))),
    maps: mapLoss(maps, batch[3] as tf.Tensor4D) as tf.Scalar,
  };
}

/**
 * How much each tablet counts for the aspects. A counterfeit whose defects are all of other aspects counts more than a
 * reference tablet: telling those apart is easily learned by whatever tells counterfeits.
 */
function contrast(asked: tf.Tensor2D, fake: tf.Tensor2D): tf.Tensor {
  return tf.mul(asked, tf.add(0.4, tf.mul(0.6, fake)));
}

const TWIN_WEIGHT = 0.3;
const PRESS_WEIGHT = 0.4;
const TRAIT_WEIGHT = 8;
/**
 * How much an error in each map counts: about one over the map's variance over simulated faces, since most of a face is even
 * and most rims are whole, and errors there would count next to nothing; roughness, of which hardly anything is seen in a
 * crop, a tenth of that.
 */
const MAP_WEIGHTS: Readonly<Record<FaceMap, number>> = { pressed: 14, departure: 8, lost: 600, shade: 20, rough: 12 };

/** How far the maps that were read of every face lie from those that were made, where these are known. */
function mapLoss(read: tf.Tensor4D, drawn: tf.Tensor4D): tf.Tensor {
  const [made, known] = tf.split(drawn, [FACE_MAPS.length, 1], 3) as [tf.Tensor4D, tf.Tensor4D];
  const weights = FACE_MAPS.map((map) => MAP_WEIGHTS[map]);
  return over(known, tf.sum(tf.mul(huber(tf.sub(read, made)), weights), 3, true));
}

/** Mean of a loss where a mask is 1. */
function over(mask: tf.Tensor, loss: tf.Tensor): tf.Tensor {
  return tf.div(tf.sum(tf.mul(loss, mask)), tf.add(tf.sum(mask), 1e-3));
}

/** 1 where the values of a column are equal, for every pair of rows. */
function samePairs(column: tf.Tensor2D): tf.Tensor2D {
  return tf.cast(tf.equal(column, tf.transpose(column)), 'float32') as tf.Tensor2D;
}

/** Of a counterfeit and a reference tablet of one photo the counterfeit should have the higher logit (Burges et al. 2005, "RankNet"). */
function twinLoss(logit: tf.Tensor2D, fake: tf.Tensor2D, asked: tf.Tensor2D, photo: tf.Tensor2D): tf.Tensor {
  const reference = tf.mul(asked, tf.sub(1, fake));
  const pairs = tf.mul(samePairs(photo), tf.matMul(fake, tf.transpose(reference)));
  return over(pairs, tf.softplus(tf.sub(tf.transpose(logit), logit)));
}

/** How far apart the cosine of two tablets of one press and of two presses is pushed. */
const STEEPNESS = 8;
/** The cosine above which two tablets are taken to be of one press. */
const MIDDLE = 0.5;

/**
 * Whether two M 30 tablets with the same face come from one press, by the cosine of their embeddings. A photo's own twins
 * share all that a picture gives them and are of two presses; tablets of one press come from two photos.
 */
function pressLoss(
  embedding: tf.Tensor2D,
  faces: tf.Tensor2D,
  asked: tf.Tensor2D,
  photo: tf.Tensor2D,
  press: tf.Tensor2D,
): tf.Tensor {
  const unit = tf.div(embedding, tf.add(tf.norm(embedding, 2, 1, true), 1e-4));
  const logit = tf.mul(tf.sub(tf.matMul(unit, unit, false, true), MIDDLE), STEEPNESS);
  const comparable = tf.mul(tf.matMul(faces, faces, false, true), tf.matMul(asked, asked, false, true));
  const same = samePairs(press);
  const near = tf.mul(comparable, tf.mul(same, tf.sub(1, samePairs(photo))));
  const far = tf.mul(comparable, tf.sub(1, same));
  return tf.mul(0.5, tf.add(over(near, tf.softplus(tf.neg(logit))), over(far, tf.softplus(logit))));
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
