import * as tf from '@tensorflow/tfjs-core';
import { expect, test } from 'vitest';
import { startBackend, whyNotNative } from './backend.ts';
import { nativeIsInstalled } from './native-library.ts';

/** Not installed at all, or installed without its addon: newer versions of npm run no scripts of dependencies. */
const NOT_THERE = /tfjs-node is not installed|addon module .* can not be found/;

test('the WASM backend starts on request and computes', async () => {
  expect(await startBackend('wasm')).toBe('wasm');
  expect(tf.getBackend()).toBe('wasm');
  const image = tf.tensor4d([1, 2, 3, 4], [1, 2, 2, 1]);
  const filter = tf.tensor4d([1, 1, 1, 1], [2, 2, 1, 1]);
  expect([...(await tf.conv2d(image, filter, 1, 'valid').data())]).toEqual([10]);
});

test('the WASM backend does not touch the process’s handlers of uncaught errors', async () => {
  const rethrowing = (event: 'uncaughtException' | 'unhandledRejection') =>
    (process as NodeJS.EventEmitter).listeners(event).filter((listener) => /throw (ex|reason)/.test(String(listener)));
  await startBackend('wasm');
  expect([...rethrowing('uncaughtException'), ...rethrowing('unhandledRejection')]).toEqual([]);
});

test.skipIf(nativeIsInstalled())(
  'without @tensorflow/tfjs-node WASM takes its place, and the reason can be asked',
  async () => {
    expect(await startBackend()).toBe('wasm');
    expect(await whyNotNative()).toMatch(NOT_THERE);
  },
);

test.skipIf(nativeIsInstalled())('native that was asked for and is not there is an error with its reason', async () => {
  await expect(startBackend('native')).rejects.toMatchObject({
    code: 'backend_unavailable',
    values: { backend: 'native', problem: expect.stringMatching(NOT_THERE) },
  });
});
