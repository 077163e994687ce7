import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { writeTinyBundle } from '../../../test/runtime/tiny-bundle.ts';
import { examine } from '../../core/examine.ts';
import type { Model } from '../../core/model.ts';
import { openPhoto } from '../../photo/open-photo.ts';
import { startBackend } from '../../runtime/backend.ts';
import { loadModel } from '../../runtime/load-model.ts';
import { examineInSteps } from './examine-in-steps.ts';

const POLICY = { prior: 0.3, language: 'en' };

let folder: string;
let model: Model;
beforeAll(async () => {
  await startBackend('wasm');
  folder = await mkdtemp(join(tmpdir(), 'telltale-steps-'));
  await writeTinyBundle(folder);
  const loaded = await loadModel(folder);
  // The untrained locator sees tablets nearly everywhere, and the inspector is sure of little.
  const gates = {
    minDiameterPx: 0,
    minSharpness: 0,
    maxGlare: 1,
    minVisible: 0,
    minFaceProbability: 0,
    minOtherProbability: 0,
    minOtherDiameterPx: 0,
    minOtherSharpness: 0,
  };
  model = { ...loaded, settings: { ...loaded.settings, gates } };
});
afterAll(() => rm(folder, { recursive: true }));

test.each(['face-m.jpg', 'pile.jpg', 'three-and-a-block.jpg'])(
  '%s: the findings are those of the shipped path',
  async (name) => {
    const open = async () => openPhoto(await readFile(new URL(`../../../samples/${name}`, import.meta.url)), name);
    const steps = await examineInSteps(await open(), model, POLICY);
    const { tablets } = await examine(await open(), model, POLICY);
    expect(tablets.length).toBeGreaterThan(0);
    expect(steps.map(({ finding }) => finding)).toEqual(tablets);
    // Each with its own: the most probable tablet first.
    const probabilities = steps.map(({ located }) => located.probability);
    expect(probabilities).toEqual([...probabilities].sort((a, b) => b - a));
  },
);
