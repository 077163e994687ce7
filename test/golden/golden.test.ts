import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import * as tf from '@tensorflow/tfjs-core';
import { describe, expect, test } from 'vitest';
import { startBackend } from '../../src/runtime/backend/backend.ts';
import { inputSize } from '../../src/runtime/bundle/input-size.ts';
import { loadModel } from '../../src/runtime/bundle/load-model.ts';
import { readBundle } from '../../src/runtime/bundle/read-bundle.ts';
import { defaultBundle } from '../../src/runtime/default-bundle.ts';
import { compareGolden } from './compare.ts';
import { goldenInputs } from './inputs.ts';
import { computeGolden, goldenFile, goldenSchema } from './vectors.ts';

describe.skipIf(!existsSync(defaultBundle))('the shipped bundle (skipped while there is none in models/)', () => {
  test('gives the recorded numbers on WASM; `npm run golden` records them again', async () => {
    await startBackend('wasm');
    const expected = goldenSchema.parse(JSON.parse(await readFile(goldenFile, 'utf8')));
    const received = await computeGolden(await loadModel(defaultBundle));
    expect(received.model).toBe(expected.model);
    expect(compareGolden(expected, received)).toEqual([]);
  });

  test('weighs at most 3 MB', async () => {
    const { manifest } = await readBundle(defaultBundle);
    const files = Object.values(manifest.networks).flatMap(({ topology, weights }) => [topology, weights]);
    const bytes = files.reduce((total, file) => total + (manifest.files[file]?.bytes ?? Number.NaN), 0);
    expect(bytes).toBeLessThanOrEqual(3_000_000);
  });

  test('leaves no tensor behind over repeated runs', async () => {
    await startBackend('wasm');
    const model = await loadModel(defaultBundle);
    const [noise] = await goldenInputs();
    const before = tf.memory().numTensors;
    for (let i = 0; i < 20; i++) await model.inspector.run(noise!.image(inputSize(model.settings, 'inspector')));
    for (let i = 0; i < 20; i++) await model.orienter.run(noise!.image(inputSize(model.settings, 'orienter')));
    for (let i = 0; i < 3; i++) await model.locator.run(noise!.image(inputSize(model.settings, 'locator')));
    expect(tf.memory().numTensors).toBe(before);
  });
});

describe('the comparison', () => {
  const golden = (value: number) => ({
    model: '',
    vectors: { noise: { locator: { shape: { shape: [1, 1], mean: 1, values: [value] } } } },
  });

  test('accepts differences of rounding', () => {
    expect(compareGolden(golden(0.5), golden(0.5005))).toEqual([]);
    expect(compareGolden(golden(100), golden(100.09))).toEqual([]);
  });

  test('names what changed, is missing, or is NaN', () => {
    expect(compareGolden(golden(0.5), golden(0.502))).toEqual(['noise locator.shape[0]: 0.5 -> 0.502']);
    expect(compareGolden(golden(0.5), golden(Number.NaN))).toHaveLength(1);
    expect(compareGolden(golden(0.5), { model: '', vectors: {} })).toEqual(['noise locator.shape: missing']);
    expect(compareGolden({ model: '', vectors: {} }, golden(0.5))).toEqual(['noise locator.shape: not expected']);
  });
});
