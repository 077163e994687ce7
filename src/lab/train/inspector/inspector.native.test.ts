import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs-core';
import type { LayersModel } from '@tensorflow/tfjs-layers';
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { startBackend } from '../../../runtime/backend/backend.ts';
import { decodeNetwork } from '../../../runtime/bundle/network-files.ts';
import { writeCropSet } from '../../dataset/crop-set-file.ts';
import { foldBatchNorm } from '../fold-batch-norm.ts';
import { buildInspector } from './build-inspector.ts';
import { cropFiguresOf } from './crop-figures.ts';
import { answersAbout } from './evaluate-crops.ts';
import { Learner } from './learner.ts';
import { type Answers, inspectorLosses, LOSS_WEIGHTS } from './losses.ts';
import { normalizeCrops } from './normalize-crops.ts';
import { loadRun } from './run-file.ts';
import { drawSimpleCrops } from './simple-crops.fixture.ts';
import { trainInspector } from './train-inspector.ts';
import { composeBatch, type TrainingBatch, traitScaleOf } from './training-batch.ts';
import { WeightVector } from './weight-vector.ts';

let folder: string;

beforeAll(async () => {
  expect(await startBackend('native')).toBe('native');
});
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'telltale-inspector-'));
});
afterEach(async () => {
  await rm(folder, { recursive: true });
});

function simpleBatch(count: number, seed = 'batch'): TrainingBatch {
  const set = normalizeCrops(drawSimpleCrops(count, seed));
  const picks = Array.from({ length: count }, (_, index) => ({ set, index }));
  return composeBatch(picks, traitScaleOf([set]));
}

const image = (seed: number): tf.Tensor => tf.randomUniform([2, 128, 128, 3], 0, 1, 'float32', seed);

function answersOf(network: LayersModel, x: tf.Tensor): Map<string, number[]> {
  const outputs = network.predict(x) as tf.Tensor[];
  return new Map(network.outputNames.map((name, i) => [name, [...(outputs[i] as tf.Tensor).dataSync()]]));
}

test('the network has the answers it is asked for, and ships without what only teaches', () => {
  const shapes = (training: boolean) => {
    const { outputNames, outputs } = buildInspector({ training, seed: 1 });
    return Object.fromEntries(outputNames.map((name, i) => [name, outputs[i]?.shape.slice(1)]));
  };
  const shipped = { face: [4], counterfeit: [1], kinds: [12], aspects: [4], embedding: [16] };
  expect(shapes(false)).toEqual(shipped);
  expect(shapes(true)).toEqual({ ...shipped, placing: [6], traits: [22], pressed: [16, 16, 1] });
});

test('without its batch normalisation the network answers the same', () => {
  const trained = buildInspector({ training: true, seed: 1 });
  for (let i = 0; i < 4; i++) tf.tidy(() => void trained.apply(image(i), { training: true }));
  const plain = buildInspector({ training: false, seed: 2 });
  foldBatchNorm(trained, plain);
  const [expected, received] = [trained, plain].map((network) => answersOf(network, image(99)));
  for (const [name, values] of received as Map<string, number[]>)
    for (const [i, value] of values.entries()) expect(value).toBeCloseTo(expected?.get(name)?.[i] as number, 3);
});

test('the fine and the smooth picture add up to the picture, with no shift', () => {
  const plain = buildInspector({ training: false, seed: 2 });
  // Even, except for a ramp from left to right inside the frame: everything is smooth.
  const ramp = tf.tidy(() => {
    const levels = tf.linspace(0.4, 0.6, 64);
    const inner = tf.mul(tf.reshape(levels, [1, 1, 64, 1]), tf.ones([1, 64, 1, 3]));
    return tf.pad(inner, [[0, 0], [32, 32], [32, 32], [0, 0]], 0.5); // biome-ignore format: one row a side
  });
  const { inputs } = plain;
  const fineLayer = plain.getLayer('fine');
  const split = tf.tidy(() => {
    // The layers up to `fine` alone.
    let departure = plain.getLayer('departure').apply(ramp) as tf.Tensor;
    const smoother = plain.getLayer('smoother').apply(plain.getLayer('smooth').apply(departure)) as tf.Tensor;
    const taken = plain.getLayer('taken').apply(plain.getLayer('cells').apply(smoother)) as tf.Tensor;
    departure = fineLayer.apply([departure, taken]) as tf.Tensor;
    return departure.arraySync() as number[][][][];
  });
  expect(inputs).toHaveLength(1);
  // Away from the ramp's edges it is zero: a shift by a pixel and a half would leave 8 * 1.5 * 0.2 / 63 = 0.038.
  for (let x = 48; x < 80; x++) expect(Math.abs(split[0]?.[64]?.[x]?.[0] as number)).toBeLessThan(2e-3);
});

test('coordinates run from left to right and from top to bottom', () => {
  const places = buildInspector({ training: false, seed: 2 }).getLayer('places').getWeights()[1] as tf.Tensor;
  const values = tf.reshape(places, [32, 32, 2]).arraySync() as number[][][];
  expect(values[0]?.[0]).toEqual([expect.closeTo(-0.969, 3), expect.closeTo(-0.969, 3)]);
  expect(values[3]?.[31]?.[0]).toBeCloseTo(0.969, 3);
  expect(values[31]?.[3]?.[1]).toBeCloseTo(0.969, 3);
});

/** Answers of a network that always gives `value`. */
const saying = (batch: TrainingBatch, value: number): Answers => ({
  face: tf.fill([batch.count, 4], value),
  counterfeit: tf.fill([batch.count, 1], value),
  kinds: tf.fill([batch.count, 12], value),
  aspects: tf.fill([batch.count, 4], value),
  embedding: tf.fill([batch.count, 16], value + 0.1),
  traits: tf.fill([batch.count, 22], value),
  pressed: tf.fill([batch.count, 16, 16, 1], value),
  placing: tf.fill([batch.count, 6], value),
});

function lossesOf(answers: Answers, batch: TrainingBatch): Record<string, number> {
  const losses = tf.tidy(() => inspectorLosses(answers, batch, { ...LOSS_WEIGHTS, pairs: 1 }));
  return Object.fromEntries(Object.entries(losses).map(([name, loss]) => [name, loss.dataSync()[0] as number]));
}

test('of what is no M and no 30 only the face counts', () => {
  const batch = simpleBatch(16);
  const others = new Float32Array(16).fill(0);
  const none = lossesOf(saying(batch, 3), {
    ...batch,
    isM30: others,
    traitsKnown: new Float32Array(16 * 22),
    pressedKnown: new Float32Array(16 * 256),
    placingKnown: new Float32Array(16 * 6),
  });
  const { face, ...rest } = none;
  expect(face).toBeCloseTo(LOSS_WEIGHTS.face * Math.log(4), 5);
  for (const [name, value] of Object.entries(rest)) expect([name, value]).toEqual([name, 0]);
  for (const [name, value] of Object.entries(lossesOf(saying(batch, 3), batch)))
    expect([name, value > 0]).toEqual([name, true]);
});

test('traits and depths that are not known reach neither losses nor weights', () => {
  const batch = simpleBatch(16);
  expect([...batch.traitsKnown].filter((known) => known === 0)).toHaveLength(8 * 22);
  const learner = new Learner(buildInspector({ training: true, seed: 1 }));
  const losses = learner.learn(batch, 1e-3);
  expect(Object.values(losses).every(Number.isFinite)).toBe(true);
  expect(learner.state.weights.every(Number.isFinite)).toBe(true);
  // Unknown places cost nothing: changing them leaves the loss of the others unchanged.
  const charge = (unknown: number): number => {
    const answers = saying(batch, 0);
    const known = tf.tensor4d(batch.pressedKnown, [16, 16, 16, 1]);
    return lossesOf({ ...answers, pressed: tf.mul(tf.sub(1, known), unknown) }, batch)['pressed'] as number;
  };
  expect(charge(50)).toBeCloseTo(charge(0), 6);
});

test('the losses are least for the truth', () => {
  const batch = simpleBatch(16);
  const column = (values: Float32Array, columns: number): tf.Tensor => tf.tensor2d(values, [16, columns]);
  const sure = (truth: tf.Tensor): tf.Tensor => tf.mul(tf.sub(truth, 0.5), 12);
  const right: Answers = {
    ...saying(batch, 0),
    face: sure(column(batch.face, 4)),
    counterfeit: sure(column(batch.counterfeit, 1)),
    traits: column(batch.traits, 22),
    pressed: tf.tensor4d(batch.pressed, [16, 16, 16, 1]),
  };
  const best = lossesOf(right, batch);
  const worst = lossesOf({ ...right, counterfeit: tf.neg(right.counterfeit), face: tf.neg(right.face) }, batch);
  expect(best['traits']).toBeCloseTo(0, 5);
  expect(best['pressed']).toBeCloseTo(0, 5);
  // Labels are smoothed by a hundredth, so a certain answer has a loss.
  expect(best['counterfeit']).toBeLessThan(0.08);
  expect(best['pairs']).toBeLessThan(0.001);
  expect(worst['counterfeit']).toBeGreaterThan(4);
  expect(worst['pairs']).toBeGreaterThan(4);
  expect(worst['face']).toBeGreaterThan(100 * (best['face'] as number));
});

test('a learner that goes on from a copy of its state takes the same next step', () => {
  const learner = new Learner(buildInspector({ training: true, seed: 1 }));
  for (let i = 0; i < 3; i++) learner.learn(simpleBatch(8, `${i}`), 1e-3);
  const copy = structuredClone(learner.state);
  const revived = new Learner(buildInspector({ training: true, seed: 9 }), copy);
  const losses = [learner, revived].map((one) => one.learn(simpleBatch(8, 'next'), 1e-3));
  for (const [name, value] of Object.entries(losses[0] as object)) expect(losses[1]?.[name]).toBeCloseTo(value, 4);
  const [a, b] = [learner, revived].map(({ state }) => [...state.average.filter((_, i) => i % 997 === 0)]);
  for (const [i, value] of (a as number[]).entries()) expect(b?.[i]).toBeCloseTo(value, 4);
});

test('averaged weights are lent to the network and taken back, and no step keeps a tensor', async () => {
  const network = buildInspector({ training: true, seed: 1 });
  const learner = new Learner(network);
  const batch = simpleBatch(8);
  for (let i = 0; i < 2; i++) learner.learn(batch, 1e-2);
  const { numTensors } = tf.memory();
  learner.learn(batch, 1e-2);
  expect(tf.memory().numTensors).toBe(numTensors);
  const now = (): Float32Array => new WeightVector(network).read();
  const inside = await learner.withAverage(() => now());
  const same = (a: Float32Array, b: Float32Array): boolean => a.length === b.length && a.every((v, i) => v === b[i]);
  expect(same(inside, learner.state.average)).toBe(true);
  expect(same(now(), learner.state.weights)).toBe(true);
  expect(same(inside, now())).toBe(false);
});

test('a few dozen simple crops are learned, and a run that goes on in two parts ends with its files', async () => {
  const set = drawSimpleCrops(64, 'simple/0');
  await writeCropSet(join(folder, 'same.crops'), set);
  const lines: string[] = [];
  const options = {
    plan: {
      sources: [
        {
          name: 'simple',
          share: 1,
          module: new URL('./file-source.ts', import.meta.url).href,
          options: { path: join(folder, 'same.crops') },
        },
      ],
      heldOut: { same: join(folder, 'same.crops') },
    },
    work: join(folder, 'work'),
    seed: 'test',
    threads: 1,
    // The learning rate rises over 8000 crops; the first steps need this to make progress.
    rate: 2e-2,
    evaluateEvery: 64 * 30,
    report: (line: string) => lines.push(line),
  };
  await trainInspector({ ...options, budget: { crops: 64 * 30 } });
  expect((await loadRun(join(folder, 'work', 'run.arrays')))?.progress.steps).toBe(30);
  await trainInspector({ ...options, budget: { crops: 64 * 60 } });
  expect((await loadRun(join(folder, 'work', 'run.arrays')))?.progress.steps).toBe(60);
  const curve = (await readFile(join(folder, 'work', 'curve.jsonl'), 'utf8'))
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(curve.map(({ crops }) => crops)).toEqual([64 * 30, 64 * 60]);
  expect(curve[1].sets.same.auc.all).toBeGreaterThan(0.97);
  expect(curve[1].sets.same.faceAccuracy).toBeGreaterThan(0.9);
  // The written network gives the answers of the measured one, up to the rounding of its weights.
  const network = await decodeNetwork(
    await readFile(join(folder, 'work', 'inspector.json'), 'utf8'),
    await readFile(join(folder, 'work', 'inspector.bin')),
  );
  expect(cropFiguresOf(set, answersAbout(network, set)).auc.all).toBeCloseTo(curve[1].sets.same.auc.all, 1);
  await expect(trainInspector({ ...options, seed: 'other', budget: { crops: 1 } })).rejects.toThrow('another plan');
});
