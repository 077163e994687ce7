import { expect, test } from 'vitest';
import { normalizedCropOf } from '../crop/rectify.ts';
import type { InspectedCrop, OrientedCrop } from '../evidence.ts';
import type { ImageBatch, Network } from '../model.ts';
import { inspect, inspectAsRead } from './inspect.ts';
import { apart, spotted } from './spotted.fixture.ts';

const SETTINGS = { size: 40, radiusShare: 0.8, displacement: 0.04 };

/** A spotted tablet, its spot at `up`, turned by `turn`. */
const oriented = (up: number, turn = 0): OrientedCrop => ({ ...spotted(up), turn });

test('the inspector sees upright crops, and its logits become probabilities', async () => {
  const batches: ImageBatch[] = [];
  const inspector: Network = {
    run: async (batch) => {
      batches.push(batch);
      return {
        face: { shape: [3, 4], data: Float32Array.of(2, 0, 0, 1, 9, 0, 0, 0, 9, 0, 0, 0) },
        counterfeit: { shape: [3, 1], data: Float32Array.of(-1.5, 0, 0) },
        aspects: { shape: [3, 4], data: Float32Array.of(0, 100, -100, 1, 0, 0, 0, 0, 0, 0, 0, 0) },
        embedding: { shape: [3, 2], data: Float32Array.of(3, 4, 0, 1, 0, 1) },
      };
    },
  };
  const crop = oriented(70, 70);
  const [inspected] = await inspect([crop], inspector, SETTINGS);
  const { evidence, normalizedCrop, ...given } = inspected as InspectedCrop;
  expect(given).toEqual(crop);
  expect(normalizedCrop).toEqual(normalizedCropOf(crop, SETTINGS));
  const at = (x: number, y: number): number | undefined => batches[0]?.data[(y * 40 + x) * 3];
  expect(at(20, 10)).toBeGreaterThan(1.2);
  expect(at(20, 30)).toBeLessThan(0.6);
  expect(apart(evidence.upAngle, 70)).toBeLessThan(2);
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

/** A network that gives the crops of its batch these counterfeit logits. */
function saying(logits: readonly number[], batches: ImageBatch[] = []): Network {
  return {
    run: async (batch) => {
      batches.push(batch);
      const { count } = batch;
      return {
        face: { shape: [count, 4], data: new Float32Array(4 * count) },
        counterfeit: { shape: [count, 1], data: Float32Array.from(logits) },
        aspects: { shape: [count, 4], data: new Float32Array(4 * count) },
        embedding: { shape: [count, 1], data: new Float32Array(count) },
      };
    },
  };
}

test('of a crop and its displaced views the lowest counterfeit logit counts', async () => {
  const crops = [oriented(0), oriented(90), oriented(0)];
  const inspected = await inspect(crops, saying([3, 1, 2, 4, 2, 1.5, 5, 2, Number.NaN]), SETTINGS);
  expect(inspected.map(({ evidence }) => evidence.counterfeitLogit)).toEqual([2, 1, Number.NaN]);
  const asRead = await inspectAsRead(crops, saying([3, 1, 2]), SETTINGS);
  expect(asRead.map(({ evidence }) => evidence.counterfeitLogit)).toEqual([3, 1, 2]);
});

test('the displaced views of a crop show it moved', async () => {
  const batches: ImageBatch[] = [];
  await inspect([oriented(0)], saying([0, 0, 0], batches), { ...SETTINGS, displacement: 0.15 });
  // Where the rim is moved down the spot shows higher, where it is moved up lower; the ground is less bright than the spot.
  const at = (view: number, y: number): number => batches[0]!.data[view * 4800 + (y * 40 + 20) * 3]!;
  const middle = (view: number): number => {
    const rows = Array.from({ length: 40 }, (_, y) => y).filter((y) => at(view, y) > 1.4);
    return rows.reduce((sum, y) => sum + y, 0) / rows.length;
  };
  // 2.4 pixels, read in whole rows.
  for (const moved of [middle(0) - middle(1), middle(2) - middle(0)]) {
    expect(moved).toBeGreaterThan(1.4);
    expect(moved).toBeLessThan(3.4);
  }
});

/** A network that says the same of every crop, with these embeddings one after the other. */
function embedding(values: readonly number[]): Network {
  return {
    run: async ({ count }) => ({
      face: { shape: [count, 4], data: new Float32Array(4 * count) },
      counterfeit: { shape: [count, 1], data: new Float32Array(count) },
      aspects: { shape: [count, 4], data: new Float32Array(4 * count) },
      // The displaced views follow.
      embedding: {
        shape: [count, (3 * values.length) / count],
        data: Float32Array.from([...values, ...values, ...values]),
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
