import * as tf from '@tensorflow/tfjs-core';
import type { LayersModel } from '@tensorflow/tfjs-layers';
import { SHAPE_CHANNELS } from '../../core/locate/ellipse-code.ts';
import { Random } from '../simulate/random.ts';
import { drawTruth, type LocatorSample, placeSample, TRUTH_CHANNELS } from './locator-data.ts';
import { trainNetwork } from './loop.ts';
import { LOCATOR_STRIDE } from './networks.ts';

const BATCH = 8;
/** Share of a batch's canvases that are drawn from the real photos, where there are any. */
const REAL_SHARE = 0.25;

export interface LocatorTraining {
  readonly network: LayersModel;
  readonly simulated: readonly LocatorSample[];
  readonly real: readonly LocatorSample[];
  readonly inputSize: number;
  readonly steps: number;
  readonly seed: string;
  readonly checkpoint: string;
}

export async function trainLocator(options: LocatorTraining): Promise<void> {
  const width = options.inputSize;
  const height = (width * 3) / 4;
  await trainNetwork({
    title: 'train locator',
    network: options.network,
    checkpoint: options.checkpoint,
    steps: options.steps,
    rate: 2.5e-3,
    batch: (step) => drawBatch(options, width, height, new Random(`${options.seed}/locator/${step}`)),
    losses: locatorLosses,
  });
}

function drawBatch(options: LocatorTraining, width: number, height: number, random: Random): tf.Tensor[] {
  const images = new Float32Array(BATCH * width * height * 3);
  const cells = (width * height) / LOCATOR_STRIDE ** 2;
  const truth = new Float32Array(BATCH * cells * TRUTH_CHANNELS);
  for (let i = 0; i < BATCH; i++) {
    const pixels = images.subarray(i * width * height * 3, (i + 1) * width * height * 3);
    const from = options.real.length > 0 && random.chance(REAL_SHARE) ? options.real : options.simulated;
    const targets = placeSample(from, { width, height, pixels }, random);
    drawTruth(targets, width, height, truth.subarray(i * cells * TRUTH_CHANNELS, (i + 1) * cells * TRUTH_CHANNELS));
  }
  return [
    tf.tensor4d(images, [BATCH, height, width, 3]),
    tf.tensor4d(truth, [BATCH, height / LOCATOR_STRIDE, width / LOCATOR_STRIDE, TRUTH_CHANNELS]),
  ];
}

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
  const [dx, dy, rest] = tf.split(error, [1, 1, SHAPE_CHANNELS - 2], 3) as [tf.Tensor4D, tf.Tensor4D, tf.Tensor4D];
  // An offset matters by its share of the radius: divide by the radius in strides.
  const radius = tf.exp(tf.slice(code, [0, 0, 0, 2], [-1, -1, -1, 1]));
  const offset = tf.div(tf.sum(tf.mul(middle, tf.div(tf.add(dx, dy), tf.add(radius, 1)))), tf.add(tf.sum(middle), 1));
  const shapes = tf.div(tf.sum(tf.mul(whole, rest)), tf.add(tf.sum(whole), 1));
  return {
    heat: tf.mul(focal, 0.5) as tf.Scalar,
    offset: tf.mul(offset, 3) as tf.Scalar,
    shape: tf.mul(shapes, 1.5) as tf.Scalar,
  };
}
