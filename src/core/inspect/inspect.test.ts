import { expect, test } from 'vitest';
import type { InspectedCrop, OrientedCrop } from '../evidence.ts';
import type { ImageBatch, Network } from '../model.ts';
import { inspect, inspectAsRead } from './inspect.ts';
import { apart, spotted } from './spotted.fixture.ts';

const SETTINGS = { size: 40, radiusShare: 0.8, faceHeight: 0.1 };

/** A spotted tablet, its spot at `up`, turned by `turn`. */
const oriented = (up: number, turn = 0): OrientedCrop => ({ ...spotted(up), turn });

test('the inspector gets upright crops, and its logits become probabilities', async () => {
  const batches: ImageBatch[] = [];
  const inspector: Network = {
    run: async (batch) => {
      batches.push(batch);
      return {
        face: { shape: [2, 4], data: Float32Array.of(2, 0, 0, 1, 0, 0, 2, 1) },
        counterfeit: { shape: [2, 1], data: Float32Array.of(-1.5, 0) },
        aspects: { shape: [2, 4], data: Float32Array.of(0, 100, -100, 1, 0, 0, 0, 0) },
        embedding: { shape: [2, 2], data: Float32Array.of(3, 4, 0, 1) },
      };
    },
  };
  const crop = oriented(70, 70);
  const [inspected] = await inspect([crop], inspector, SETTINGS);
  const { evidence, normalizedCrop, colour, ...given } = inspected as InspectedCrop;
  expect(given).toEqual(crop);
  // Grey.
  expect(Math.hypot(colour[1], colour[2])).toBeLessThan(0.1);
  expect(normalizedCrop).toEqual(batches[0]?.data.slice(0, 40 * 40 * 3));
  const at = (x: number, y: number): number | undefined => batches[0]?.data[(y * 40 + x) * 3];
  expect(at(20, 10)).toBeGreaterThan(1.2);
  expect(at(20, 30)).toBeLessThan(0.6);
  expect(apart(evidence.upAngle, 70)).toBeLessThan(2);
  const { M, '30': thirty, other } = evidence.faceProbability ?? { M: 0, '30': 0, other: 0 };
  // The mean of both views, of which one shows an M and the other something else.
  const sum = Math.E ** 2 + 2 + Math.E;
  expect(M).toBeCloseTo((Math.E ** 2 + 1) / (2 * sum), 6);
  expect(other).toBeCloseTo(M, 6);
  expect(thirty).toBeCloseTo(1 / sum, 6);
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

test('of the two views of a crop the one with the lower counterfeit logit counts', async () => {
  const crops = [oriented(0), oriented(90), oriented(0)];
  const inspected = await inspect(crops, saying([3, 1, 2, 4, 2, Number.NaN]), SETTINGS);
  expect(inspected.map(({ evidence }) => evidence.counterfeitLogit)).toEqual([1, 2, Number.NaN]);
  const asRead = await inspectAsRead(crops, saying([3, 1, 2]), SETTINGS);
  expect(asRead.map(({ evidence }) => evidence.counterfeitLogit)).toEqual([3, 1, 2]);
});

test('a crop is returned as the view that counts shows it', async () => {
  const leaning = { ...oriented(0), ellipse: { ...oriented(0).ellipse, ry: 0.7 * oriented(0).ellipse.rx } };
  const batches: ImageBatch[] = [];
  const [first] = await inspect([leaning], saying([0, 1], batches), { ...SETTINGS, faceHeight: 0.2 });
  const [second] = await inspect([leaning], saying([1, 0], batches), { ...SETTINGS, faceHeight: 0.2 });
  const { data } = batches[0]!;
  expect(data.subarray(0, data.length / 2)).not.toEqual(data.subarray(data.length / 2));
  expect(first?.normalizedCrop).toEqual(data.subarray(0, data.length / 2));
  expect(second?.normalizedCrop).toEqual(data.subarray(data.length / 2));
  expect(first?.ellipse).toBe(leaning.ellipse);
});

/** A network that gives every crop the same answers, with these embeddings in turn. */
function embedding(...rows: readonly (readonly number[])[]): Network {
  const doubled = rows.flatMap((row) => [row, row]);
  return {
    run: async ({ count }) => ({
      face: { shape: [count, 4], data: new Float32Array(4 * count) },
      counterfeit: { shape: [count, 1], data: new Float32Array(count) },
      aspects: { shape: [count, 4], data: new Float32Array(4 * count) },
      // Both views of a crop have the same.
      embedding: {
        shape: [count, rows[0]!.length],
        data: Float32Array.from(doubled.flat()),
      },
    }),
  };
}

test('an embedding is normalised', async () => {
  const crops = [oriented(0), oriented(90)];
  const [first, second] = await inspect(crops, embedding([3, 0, -4], [0, 2, 0]), SETTINGS);
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

test('no crops run no network', async () => {
  const never: Network = { run: () => Promise.reject(new Error('asked')) };
  expect(await inspect([], never, SETTINGS)).toEqual([]);
});
