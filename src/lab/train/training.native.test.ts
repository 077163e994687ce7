import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs-core';
import { initializers, input, type LayersModel, layers, model, type SymbolicTensor } from '@tensorflow/tfjs-layers';
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { startBackend } from '../../runtime/backend/backend.ts';
import { Random } from '../simulate/random.ts';
import { loadCheckpoint, ScheduledAdam, saveCheckpoint } from './checkpoint.ts';
import { foldBatchNorm } from './fold-batch-norm.ts';
import { FusedBatchNorm } from './fused-batch-norm.ts';
import { drawTruth, TRUTH_CHANNELS } from './locator/locator-data.ts';
import { locatorLosses } from './locator/locator-losses.ts';
import { trainNetwork } from './loop.ts';
import { buildLocator, buildOrienter } from './networks.ts';

let folder: string;

beforeAll(async () => {
  expect(await startBackend('native')).toBe('native');
});
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'telltale-train-'));
});
afterEach(async () => {
  await rm(folder, { recursive: true });
});

/** A convolution, batch normalisation and two outputs: small, with everything that a checkpoint has to keep. */
function build(seed: number): LayersModel {
  const images = input({ shape: [32, 32, 3] });
  const kernelInitializer = initializers.heNormal({ seed });
  let x = layers.conv2d({ filters: 8, kernelSize: 4, strides: 4, kernelInitializer }).apply(images);
  x = layers.reLU().apply(new FusedBatchNorm({ name: `norm_${seed}_${names++}` }).apply(x) as SymbolicTensor);
  x = layers.globalAveragePooling2d({}).apply(x);
  return model({ inputs: images, outputs: layers.dense({ units: 2, kernelInitializer }).apply(x) as SymbolicTensor });
}
let names = 0;

/** Learns to tell how bright a picture is; `until` stops short of `steps`, as a kill would. */
function teach(network: LayersModel, checkpoint: string, steps: number, until = steps): Promise<void> {
  let left = until;
  return trainNetwork({
    title: 'test',
    network,
    checkpoint,
    steps,
    rate: 1e-3,
    draw: (step) => {
      if (left-- === 0) throw new Error('killed');
      const random = new Random(`${step}`);
      const levels = Array.from({ length: 8 }, () => random.uniform());
      const images = Float32Array.from({ length: 8 * 32 * 32 * 3 }, (_, k) => levels[Math.floor(k / (32 * 32 * 3))]!);
      return [
        { data: images, shape: [8, 32, 32, 3] },
        { data: Float32Array.from(levels.flatMap((v) => [v, 1 - v])), shape: [8, 2] },
      ];
    },
    losses: ([answer], [, truth]) => ({
      error: tf.losses.meanSquaredError(truth as tf.Tensor, answer as tf.Tensor) as tf.Scalar,
    }),
  });
}

async function lossOf(network: LayersModel): Promise<number> {
  const levels = [0.1, 0.4, 0.8];
  return tf.tidy(() => {
    const images = tf.stack(levels.map((v) => tf.fill([32, 32, 3], v)));
    const answer = network.apply(images, { training: true }) as tf.Tensor;
    return tf.losses
      .meanSquaredError(
        tf.tensor2d(
          levels.flatMap((v) => [v, 1 - v]),
          [3, 2],
        ),
        answer,
      )
      .dataSync()[0]!;
  });
}

test('training lowers the loss and keeps no tensor from step to step', async () => {
  const network = build(1);
  const before = await lossOf(network);
  await teach(network, join(folder, 'a'), 300);
  const tensors = tf.memory().numTensors;
  expect(await lossOf(network)).toBeLessThan(0.4 * before);
  await teach(network, join(folder, 'a'), 310);
  expect(tf.memory().numTensors).toBe(tensors);
});

test('a killed run resumes from its checkpoint, with the optimizer’s state', async () => {
  const network = build(2);
  await expect(teach(network, join(folder, 'b'), 400, 250)).rejects.toThrow('killed');
  const revived = build(3);
  const optimizer = new ScheduledAdam();
  expect(await loadCheckpoint(join(folder, 'b'), revived, optimizer)).toBe(200);
  expect((await optimizer.getWeights()).length).toBeGreaterThan(network.trainableWeights.length);
  await teach(revived, join(folder, 'b'), 400);
  expect(await loadCheckpoint(join(folder, 'b'), build(4))).toBe(400);
});

test('a checkpoint restores every weight', async () => {
  const [a, b] = [build(5), build(6)];
  await saveCheckpoint(join(folder, 'c'), a, new ScheduledAdam(), 7);
  expect(await loadCheckpoint(join(folder, 'c'), b)).toBe(7);
  const values = (network: LayersModel): number[] => network.getWeights().flatMap((w) => [...w.dataSync()]);
  expect(values(b)).toEqual(values(a));
});

test('a network without its batch normalisation gives the same output', async () => {
  for (const [make, shapes] of [
    [buildLocator, [[2, 64, 96, 3]]],
    [(o: { training: boolean; seed: number }) => buildOrienter(64, 48, o), [[3, 64, 48, 3]]],
  ] as const) {
    const imagesOf = (seed: number): tf.Tensor[] =>
      shapes.map((shape, k) => tf.randomUniform([...shape], 0, 1, 'float32', seed + 100 * k));
    const trained = make({ training: true, seed: 1 });
    // Moving means and variances like those after some training.
    for (let i = 0; i < 5; i++) tf.tidy(() => void trained.apply(imagesOf(i), { training: true }));
    const plain = make({ training: false, seed: 2 });
    foldBatchNorm(trained, plain);
    const images = imagesOf(99);
    const answers = [trained, plain].map((n) => (n.predict(images) as tf.Tensor[]).flatMap((t) => [...t.dataSync()]));
    // The inspector's traits come last and are not in the plain one.
    for (const [i, value] of (answers[1] as number[]).entries()) expect(answers[0]?.[i]).toBeCloseTo(value, 3);
  }
});

test('the locator’s loss is least for the truth itself', () => {
  const cells = 8 * 12;
  const truth = new Float32Array(cells * TRUTH_CHANNELS);
  drawTruth([{ ellipse: { cx: 40, cy: 30, rx: 20, ry: 15, angle: 20 }, visible: 1, known: 'ellipse' }], 96, 64, truth);
  const charge = (heat: (k: number) => number, shift: number): number =>
    tf.tidy(() => {
      const probability = tf.tensor4d(
        Array.from({ length: cells }, (_, k) => heat(k)),
        [1, 8, 12, 1],
      );
      const codes = tf.slice(tf.tensor4d(truth, [1, 8, 12, TRUTH_CHANNELS]), [0, 0, 0, 4], [-1, -1, -1, -1]);
      const losses = locatorLosses(
        [probability, tf.add(codes, shift)],
        [probability, tf.tensor4d(truth, [1, 8, 12, TRUTH_CHANNELS])],
      );
      return tf.addN(Object.values(losses)).dataSync()[0]!;
    });
  const right = (k: number): number => (truth[k * TRUTH_CHANNELS] === 1 ? 0.999 : 0.001);
  const best = charge(right, 0);
  expect(best).toBeLessThan(0.01);
  expect(charge(() => 0.001, 0)).toBeGreaterThan(10 * best);
  expect(charge(() => 0.999, 0)).toBeGreaterThan(10 * best);
  expect(charge(right, 0.3)).toBeGreaterThan(10 * best);
});

test('a target of known size only has a loss for its centre and size, not for its orientation', () => {
  const cells = 8 * 12;
  const truth = new Float32Array(cells * TRUTH_CHANNELS);
  drawTruth([{ ellipse: { cx: 40, cy: 30, rx: 20, ry: 15, angle: 20 }, visible: 1, known: 'size' }], 96, 64, truth);
  const charge = (channel: number): number =>
    tf.tidy(() => {
      const batch = tf.tensor4d(truth, [1, 8, 12, TRUTH_CHANNELS]);
      const codes = tf.slice(batch, [0, 0, 0, 4], [-1, -1, -1, -1]);
      const shift = tf.oneHot(tf.tensor1d([channel], 'int32'), codes.shape[3]);
      const heat = tf.slice(batch, [0, 0, 0, 0], [-1, -1, -1, 1]);
      const losses = locatorLosses([heat, tf.add(codes, shift)], [heat, batch]);
      const located = Object.entries(losses).flatMap(([name, loss]) => (name === 'heat' ? [] : [loss]));
      return tf.addN(located).dataSync()[0]!;
    });
  const [across, down, size, ...rest] = [0, 1, 2, 3, 4, 5].map(charge);
  for (const known of [across, down, size]) expect(known).toBeGreaterThan(0.1);
  expect(rest).toEqual([0, 0, 0]);
});

test('rotating a tablet rotates the orienter’s output and nothing else', () => {
  const orienter = buildOrienter(64, 48, { training: false, seed: 7 });
  const image = tf.randomUniform([1, 64, 48, 3], 0, 1, 'float32', 5);
  // Ten of the picture's directions are five of the answer's.
  const turned = tf.concat([tf.slice(image, [0, 10, 0, 0]), tf.slice(image, [0, 0, 0, 0], [-1, 10, -1, -1])], 1);
  const [plain, after] = [image, turned].map((x) => (orienter.predict(x) as tf.Tensor[]).map((t) => [...t.dataSync()]));
  for (const output of [0, 1]) {
    const before = plain?.[output] as number[];
    const shifted = [...before.slice(5), ...before.slice(0, 5)];
    for (const [i, value] of shifted.entries()) expect(after?.[output]?.[i]).toBeCloseTo(value, 5);
  }
});

test('fused normalisation and its gradients match the plain arithmetic', () => {
  const layer = new FusedBatchNorm({ name: 'fused' });
  layer.build([null, 4, 4, 3]);
  const x = tf.randomNormal([5, 4, 4, 3], 1, 2, 'float32', 3) as tf.Tensor4D;
  const weight = tf.randomNormal([5, 4, 4, 3], 0, 1, 'float32', 4);
  const plain = (y: tf.Tensor4D): tf.Tensor => {
    const { mean, variance } = tf.moments(y, [0, 1, 2]);
    return tf.div(tf.sub(y, mean), tf.sqrt(tf.add(variance, 1e-3)));
  };
  const cost = (f: (y: tf.Tensor4D) => tf.Tensor) => (y: tf.Tensor) => tf.sum(tf.mul(f(y as tf.Tensor4D), weight));
  const fused = (y: tf.Tensor4D): tf.Tensor => layer.call(y, { training: true });
  const difference = (a: tf.Tensor, b: tf.Tensor): number => tf.max(tf.abs(tf.sub(a, b))).dataSync()[0]!;
  expect(difference(fused(x), plain(x))).toBeLessThan(1e-4);
  expect(difference(tf.grad(cost(fused))(x), tf.grad(cost(plain))(x))).toBeLessThan(1e-4);
});
