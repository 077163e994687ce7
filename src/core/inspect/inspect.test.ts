import { expect, test } from 'vitest';
import type { InspectedCrop, OrientedCrop } from '../evidence.ts';
import type { ImageBatch, Network } from '../model.ts';
import { normalizedCropOf } from '../rectify.ts';
import { inspect, inspectAsRead } from './inspect.ts';
import { apart, spotted, TRUE_RIM } from './spotted.fixture.ts';

const SETTINGS = { size: 40, radiusShare: 0.8 };

/** A spotted tablet, its spot at `up`, turned by `turn`. */
const oriented = (up: number, turn = 0): OrientedCrop => ({ ...spotted(up), turn });

test('the inspector sees upright crops, and its logits become probabilities', async () => {
  const seen: ImageBatch[] = [];
  const inspector: Network = {
    run: async (batch) => {
      seen.push(batch);
      return {
        face: { shape: [1, 4], data: Float32Array.of(2, 0, 0, 1) },
        counterfeit: { shape: [1, 1], data: Float32Array.of(-1.5) },
        aspects: { shape: [1, 4], data: Float32Array.of(0, 100, -100, 1) },
        embedding: { shape: [1, 2], data: Float32Array.of(3, 4) },
        placing: { shape: [1, 6], data: new Float32Array(6) },
      };
    },
  };
  const crop = oriented(70, 70);
  const [inspected] = await inspect([crop], inspector, SETTINGS);
  expect(seen).toHaveLength(2);
  const { evidence, normalizedCrop, ellipse } = inspected as InspectedCrop;
  expect(ellipse.cx).toBeCloseTo(crop.ellipse.cx, 6);
  expect(apartMost(normalizedCrop, normalizedCropOf(crop, SETTINGS))).toBeLessThan(1e-4);
  const at = (x: number, y: number): number | undefined => seen[0]?.data[(y * 40 + x) * 3];
  expect(at(20, 10)).toBeGreaterThan(1.2);
  expect(at(20, 30)).toBeLessThan(0.6);
  expect(apart(evidence.upAngle as number, 70)).toBeLessThan(2);
  const { M, '30': thirty, other } = evidence.faceProbability ?? { M: 0, '30': 0, other: 0 };
  expect(M).toBeCloseTo(Math.E ** 2 / (Math.E ** 2 + 2 + Math.E), 6);
  expect(thirty).toBeCloseTo(other, 6);
  expect(evidence.counterfeitLogit).toBe(-1.5);
  expect(evidence.aspectProbability).toEqual({
    imprint: 0.5,
    colour: 1,
    surface: expect.closeTo(0, 9),
    edge: expect.closeTo(0.731, 3),
  });
});

test('what counts is said of the crop as the first look has placed it', async () => {
  const seen: ImageBatch[] = [];
  const inspector: Network = {
    run: (batch) => {
      seen.push(batch);
      return embedding([1, 0], [5, 0, 0, 0, 0, 0]).run(batch);
    },
  };
  const misread = { ...spotted(90, { cx: TRUE_RIM.cx + 0.1 * TRUE_RIM.rx }), turn: 0 };
  const [inspected] = await inspect([misread], inspector, SETTINGS);
  expect(inspected?.ellipse.cx).toBeCloseTo(TRUE_RIM.cx, 1);
  expect(seen[1]?.data).toEqual(inspected?.normalizedCrop);
  const placed = { ...misread, ellipse: inspected?.ellipse ?? misread.ellipse };
  expect(inspected?.normalizedCrop).toEqual(normalizedCropOf(placed, SETTINGS));
  const [asRead] = await inspectAsRead([misread], inspector, SETTINGS);
  expect(asRead?.ellipse).toEqual(misread.ellipse);
});

const apartMost = (a: Float32Array, b: Float32Array): number =>
  a.reduce((most, value, i) => Math.max(most, Math.abs(value - (b[i] as number))), 0);

/** A network that says the same of every crop, with these embeddings one after the other. */
function embedding(values: readonly number[], placing = [0, 0, 0, 0, 0, 0]): Network {
  return {
    run: async ({ count }) => ({
      face: { shape: [count, 4], data: new Float32Array(4 * count) },
      counterfeit: { shape: [count, 1], data: new Float32Array(count) },
      aspects: { shape: [count, 4], data: new Float32Array(4 * count) },
      embedding: { shape: [count, values.length / count], data: Float32Array.from(values) },
      placing: {
        shape: [count, 6],
        data: Float32Array.from({ length: 6 * count }, (_, i) => placing[i % 6] as number),
      },
    }),
  };
}

test('an embedding keeps its direction and loses its length', async () => {
  const crops = [oriented(0), oriented(90)];
  const [first, second] = await inspect(crops, embedding([3, 0, -4, 0, 2, 0]), SETTINGS);
  expect(first?.evidence.embedding).toEqual([expect.closeTo(0.6, 6), 0, expect.closeTo(-0.8, 6)]);
  expect(second?.evidence.embedding).toEqual([0, 1, 0]);
});

test.each([[[0, 0, 0]], [[Number.NaN, 1, 0]], [[Number.POSITIVE_INFINITY, 1, 0]]])(
  'an embedding of %j has no direction',
  async (values) => {
    const [inspected] = await inspect([oriented(0)], embedding(values), SETTINGS);
    expect(inspected?.evidence).not.toHaveProperty('embedding');
  },
);

test('no crops ask no network', async () => {
  const never: Network = { run: () => Promise.reject(new Error('asked')) };
  expect(await inspect([], never, SETTINGS)).toEqual([]);
});
