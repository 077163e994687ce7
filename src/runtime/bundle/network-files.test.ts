import * as tf from '@tensorflow/tfjs-core';
import * as tfl from '@tensorflow/tfjs-layers';
import { beforeAll, expect, test } from 'vitest';
import { tinyLocator } from '../../../test/runtime/tiny-bundle.ts';
import { startBackend } from '../backend/backend.ts';
import { layersNetwork } from '../backend/layers-network.ts';
import { decodeNetwork, encodeNetwork } from './network-files.ts';

beforeAll(() => startBackend('wasm'));

const IMAGE = { count: 1, height: 8, width: 8, data: Float32Array.from({ length: 192 }, (_, i) => (i % 17) / 17) };

test('weights survive a round trip within half a 16-bit step, at two bytes each', async () => {
  const model = tinyLocator();
  const { topology, weights } = await encodeNetwork(model);
  expect(weights.byteLength).toBe(2 * model.countParams());
  const before = await layersNetwork(model).run(IMAGE);
  const after = await layersNetwork(await decodeNetwork(topology, weights)).run(IMAGE);
  for (const [i, value] of after['shape']!.data.entries()) expect(value).toBeCloseTo(before['shape']!.data[i]!, 2);
});

test('a wide dense layer takes one byte per weight and survives within half a step', async () => {
  const kernelInitializer = tfl.initializers.randomUniform({ minval: -1, maxval: 3, seed: 5 });
  const model = tfl.sequential({
    layers: [tfl.layers.dense({ units: 256, inputShape: [256], kernelInitializer }), tfl.layers.dense({ units: 2 })],
  });
  const { topology, weights } = await encodeNetwork(model);
  expect(weights.byteLength).toBe(256 * 256 + 2 * (256 + 2 * 256 + 2));
  const after = await decodeNetwork(topology, weights);
  const [before, read] = [model, after].map((one) => one.getWeights()[0]!.dataSync());
  const worst = Array.from(before!).reduce((most, value, i) => Math.max(most, Math.abs(value - read![i]!)), 0);
  expect(worst).toBeLessThanOrEqual(4 / 255 / 2 + 1e-6);
  expect(worst).toBeGreaterThan(4 / 255 / 4);
  // A rounded value does not change when it is rounded again.
  expect((await encodeNetwork(after)).weights).toEqual(weights);
});

test('a wide dense layer of equal weights survives exactly', async () => {
  const kernelInitializer = tfl.initializers.constant({ value: 0.25 });
  const model = tfl.sequential({ layers: [tfl.layers.dense({ units: 256, inputShape: [256], kernelInitializer })] });
  const { topology, weights } = await encodeNetwork(model);
  const read = (await decodeNetwork(topology, weights)).getWeights()[0]!.dataSync();
  expect(new Set(read)).toEqual(new Set([0.25]));
});

test('a network gives the same files, also after it was read from them', async () => {
  const first = await encodeNetwork(tinyLocator());
  const second = await encodeNetwork(await decodeNetwork(first.topology, first.weights));
  expect(second.weights).toEqual(first.weights);
  expect(second.topology).toBe(first.topology);
});

test('weights that 16 bits cannot hold are refused', async () => {
  for (const unfit of [1e6, Number.NaN]) {
    const model = tinyLocator();
    const weights = model.getWeights();
    const [first, ...others] = weights;
    model.setWeights([tf.fill(first!.shape, unfit), ...others]);
    await expect(encodeNetwork(model)).rejects.toThrow(`received ${unfit}`);
  }
});

test('files that do not match, or are no network, are refused with a message', async () => {
  const { topology, weights } = await encodeNetwork(tinyLocator());
  await expect(decodeNetwork(topology, weights.slice(2))).rejects.toThrow(
    /^expected \d+ bytes of weights, received \d+$/,
  );
  await expect(decodeNetwork('{"nodes":[]}', weights)).rejects.toThrow('expected layers');
  await expect(decodeNetwork('', weights)).rejects.toThrow(SyntaxError);
});
