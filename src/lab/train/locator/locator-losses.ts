import * as tf from '@tensorflow/tfjs-core';
import { SHAPE_CHANNELS } from '../../../core/locate/ellipse-code.ts';

/** Focal loss of the heat (Law and Deng 2018, "CornerNet") and absolute errors of the shapes, per tablet. */
export function locatorLosses(outputs: readonly tf.Tensor[], batch: readonly tf.Tensor[]): Record<string, tf.Scalar> {
  const [probability, shape] = outputs as [tf.Tensor4D, tf.Tensor4D];
  const [heat, weight, whole, middle, code] = tf.split(batch[1] as tf.Tensor4D, [1, 1, 1, 1, SHAPE_CHANNELS], 3) as [
    tf.Tensor4D,
    tf.Tensor4D,
    tf.Tensor4D,
    tf.Tensor4D,
    tf.Tensor4D,
  ];
  const p = tf.clipByValue(probability, 1e-4, 1 - 1e-4);
  const positive = tf.cast(tf.greaterEqual(heat, 0.999), 'float32');
  const count = tf.add(tf.sum(positive), 1);
  const hit = tf.mul(positive, tf.mul(tf.square(tf.sub(1, p)), tf.log(p)));
  const quiet = tf.mul(tf.pow(tf.sub(1, heat), 4), tf.mul(tf.square(p), tf.log(tf.sub(1, p))));
  const miss = tf.mul(tf.sub(1, positive), quiet);
  const focal = tf.neg(tf.div(tf.sum(tf.mul(weight, tf.add(hit, miss))), count));

  const error = tf.abs(tf.sub(shape, code));
  const [dx, dy, size, rest] = tf.split(error, [1, 1, 1, SHAPE_CHANNELS - 3], 3) as [
    tf.Tensor4D,
    tf.Tensor4D,
    tf.Tensor4D,
    tf.Tensor4D,
  ];
  // An offset counts relative to the radius: divide by the radius in strides.
  const radius = tf.exp(tf.slice(code, [0, 0, 0, 2], [-1, -1, -1, 1]));
  const mean = (errors: tf.Tensor, weights: tf.Tensor): tf.Tensor =>
    tf.div(tf.sum(tf.mul(weights, errors)), tf.add(tf.sum(weights), 1));
  const offset = mean(tf.div(tf.add(dx, dy), tf.add(radius, 1)), middle);
  const shapes = tf.add(mean(size, middle), mean(rest, whole));
  return {
    heat: tf.mul(focal, 0.5) as tf.Scalar,
    offset: tf.mul(offset, 3) as tf.Scalar,
    shape: tf.mul(shapes, 1.5) as tf.Scalar,
  };
}
