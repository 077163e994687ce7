import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, expect, test } from 'vitest';
import { tinyLocator } from '../../../test/runtime/tiny-bundle.ts';
import { startBackend } from './backend.ts';
import { layersNetwork } from './layers-network.ts';

beforeAll(() => startBackend('wasm'));

function noise(count: number, height: number, width: number) {
  const data = Float32Array.from(
    { length: count * height * width * 3 },
    (_, i) => Math.abs(Math.sin(i * 12.9898) * 43758.5453) % 1,
  );
  return { count, height, width, data };
}

test('the outputs are named after their layers and have their shapes', async () => {
  const outputs = await layersNetwork(tinyLocator()).run(noise(3, 32, 48));
  expect(Object.keys(outputs)).toEqual(['probability', 'shape']);
  expect(outputs['probability']?.shape).toEqual([3, 8, 12, 1]);
  expect(outputs['shape']?.shape).toEqual([3, 8, 12, 6]);
  expect(outputs['shape']?.data).toHaveLength(3 * 8 * 12 * 6);
});

test('an image gives the same output alone and among more images than fit a batch', async () => {
  const network = layersNetwork(tinyLocator());
  const batch = noise(37, 8, 8);
  const together = await network.run(batch);
  const last = { ...batch, count: 1, data: batch.data.slice(36 * 8 * 8 * 3) };
  const alone = await network.run(last);
  const tail = together['shape']?.data.slice(-alone['shape']!.data.length);
  expect(tail).toEqual(alone['shape']?.data);
});

test('no images give no output', async () => {
  const outputs = await layersNetwork(tinyLocator()).run(noise(0, 32, 32));
  expect(outputs['probability']).toEqual({ shape: [0, 0, 0, 1], data: new Float32Array() });
});

test('data that does not fill the batch is refused', async () => {
  const short = { ...noise(1, 8, 8), count: 2 };
  await expect(layersNetwork(tinyLocator()).run(short)).rejects.toThrow(/Based on the provided shape/);
});

test('a hundred runs leave no tensor behind, failed ones included', async () => {
  const network = layersNetwork(tinyLocator());
  await network.run(noise(1, 32, 32));
  const before = tf.memory().numTensors;
  for (let i = 0; i < 100; i++) await network.run(noise(1 + (i % 3), 32, 32));
  await network.run({ ...noise(1, 8, 8), count: 2 }).catch(() => undefined);
  expect(tf.memory().numTensors).toBe(before);
});
