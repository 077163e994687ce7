import * as tf from '@tensorflow/tfjs-core';
import { expect, test } from 'vitest';
import { startBackend, whyNotNative } from './backend.ts';

test('the native backend is the default where it is installed', async () => {
  expect(await startBackend()).toBe('native');
  expect(tf.getBackend()).toBe('tensorflow');
  expect(await whyNotNative()).toBeUndefined();
});

test('it differentiates convolutions, in the tfjs-core that the project imports', async () => {
  await startBackend('native');
  const image = tf.ones<tf.Rank.R4>([1, 4, 4, 1]);
  const slope = tf.grad((filter) => tf.conv2d(image, tf.reshape(filter, [3, 3, 1, 1]), 1, 'valid'));
  // Each of the four positions under the filter adds one.
  expect([...(await slope(tf.ones([9])).data())]).toEqual(Array(9).fill(4));
});

test('both backends live in one process, and the last one requested computes', async () => {
  await startBackend('native');
  expect(await startBackend('wasm')).toBe('wasm');
  expect(tf.getBackend()).toBe('wasm');
  expect(await startBackend('native')).toBe('native');
  expect(tf.getBackend()).toBe('tensorflow');
});
