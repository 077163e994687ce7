import * as tf from '@tensorflow/tfjs-core';

/** Of the truth, for every direction: up, its weight, rim, its weight. */
export const ORIENTER_CHANNELS = 4;

/** Cross-entropy over the directions, minus the entropy of the target itself; absolute errors of the rim, in radii. */
export function orienterLosses(outputs: readonly tf.Tensor[], batch: readonly tf.Tensor[]): Record<string, tf.Scalar> {
  const truth = batch[1] as tf.Tensor3D;
  const [count, directions] = truth.shape;
  const [up, upAsked, rim, rimAsked] = tf
    .split(truth, ORIENTER_CHANNELS, 2)
    .map((part) => tf.reshape(part, [count, directions])) as [tf.Tensor2D, tf.Tensor2D, tf.Tensor2D, tf.Tensor2D];
  const logits = tf.reshape(outputs[0] as tf.Tensor, [count, directions]);
  const read = tf.reshape(outputs[1] as tf.Tensor, [count, directions]);
  const entropy = tf.mul(up, tf.sub(tf.log(tf.add(up, 1e-9)), tf.logSoftmax(logits)));
  const asked = tf.add(tf.sum(tf.mean(upAsked, 1)), 1e-3);
  const rimCount = tf.add(tf.sum(rimAsked), 1);
  return {
    up: tf.div(tf.sum(entropy), asked) as tf.Scalar,
    rim: tf.mul(tf.div(tf.sum(tf.mul(tf.abs(tf.sub(read, rim)), rimAsked)), rimCount), 20) as tf.Scalar,
  };
}
