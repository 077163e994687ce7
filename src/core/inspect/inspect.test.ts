import { expect, test } from 'vitest';
import type { ImageBatch, Network } from '../model.ts';
import { inspect } from './inspect.ts';
import { apart, spotted } from './spotted.fixture.ts';

test('the inspector sees upright crops, and its logits become probabilities', async () => {
  const seen: ImageBatch[] = [];
  const inspector: Network = {
    run: async (batch) => {
      seen.push(batch);
      return {
        face: { shape: [1, 4], data: Float32Array.of(2, 0, 0, 1) },
        counterfeit: { shape: [1, 1], data: Float32Array.of(-1.5) },
        aspects: { shape: [1, 4], data: Float32Array.of(0, 100, -100, 1) },
      };
    },
  };
  const crop = { ...spotted(70), turn: 70 };
  const [evidence] = await inspect([crop], inspector, { size: 40, radiusShare: 0.8 });
  expect(evidence).not.toHaveProperty('embedding');
  const at = (x: number, y: number): number | undefined => seen[0]?.data[(y * 40 + x) * 3];
  expect(at(20, 10)).toBeGreaterThan(1.2);
  expect(at(20, 30)).toBeLessThan(0.6);
  expect(apart(evidence?.upAngle as number, 70)).toBeLessThan(2);
  const { M, '30': thirty, other } = evidence?.faceProbability ?? { M: 0, '30': 0, other: 0 };
  expect(M).toBeCloseTo(Math.E ** 2 / (Math.E ** 2 + 2 + Math.E), 6);
  expect(thirty).toBeCloseTo(other, 6);
  expect(evidence?.counterfeitLogit).toBe(-1.5);
  expect(evidence?.aspectProbability).toEqual({
    imprint: 0.5,
    colour: 1,
    surface: expect.closeTo(0, 9),
    edge: expect.closeTo(0.731, 3),
  });
});

/** A network that says the same of every crop, with these embeddings one after the other. */
function embedding(values: readonly number[]): Network {
  return {
    run: async ({ count }) => ({
      face: { shape: [count, 4], data: new Float32Array(4 * count) },
      counterfeit: { shape: [count, 1], data: new Float32Array(count) },
      aspects: { shape: [count, 4], data: new Float32Array(4 * count) },
      embedding: { shape: [count, values.length / count], data: Float32Array.from(values) },
    }),
  };
}

test('an embedding keeps its direction and loses its length', async () => {
  const crops = [spotted(0), spotted(90)].map((crop) => ({ ...crop, turn: 0 }));
  const [first, second] = await inspect(crops, embedding([3, 0, -4, 0, 2, 0]), { size: 40, radiusShare: 0.8 });
  expect(first?.embedding).toEqual([expect.closeTo(0.6, 6), 0, expect.closeTo(-0.8, 6)]);
  expect(second?.embedding).toEqual([0, 1, 0]);
});

test.each([[[0, 0, 0]], [[Number.NaN, 1, 0]], [[Number.POSITIVE_INFINITY, 1, 0]]])(
  'an embedding of %j has no direction',
  async (values) => {
    const [evidence] = await inspect([{ ...spotted(0), turn: 0 }], embedding(values), { size: 40, radiusShare: 0.8 });
    expect(evidence).not.toHaveProperty('embedding');
  },
);

test('no crops ask no network', async () => {
  const never: Network = { run: () => Promise.reject(new Error('asked')) };
  expect(await inspect([], never, { size: 40, radiusShare: 0.8 })).toEqual([]);
});

/** A network that gives the crops of each batch their logits, batch after batch. */
function counting(logits: readonly (readonly number[])[]): Network {
  const rest = [...logits];
  return {
    run: async ({ count }) => {
      const counterfeit = rest.shift() ?? [];
      expect(count).toBe(counterfeit.length);
      return {
        face: { shape: [count, 4], data: new Float32Array(4 * count) },
        counterfeit: { shape: [count, 1], data: Float32Array.from(counterfeit) },
        aspects: { shape: [count, 4], data: Float32Array.from({ length: 4 * count }, () => rest.length) },
      };
    },
  };
}

test('of a crop and its displaced views the lowest counterfeit logit counts, and nothing else of the views', async () => {
  const crops = [spotted(0), spotted(90), spotted(0)].map((crop) => ({ ...crop, turn: 0 }));
  const network = counting([
    [3, 1, 2],
    [4, 2, 1.5, 5, 2, Number.NaN],
  ]);
  const evidence = await inspect(crops, network, { size: 40, radiusShare: 0.8, displacement: 0.04 });
  expect(evidence.map(({ counterfeitLogit }) => counterfeitLogit)).toEqual([2, 1, Number.NaN]);
  for (const { aspectProbability } of evidence) expect(aspectProbability.edge).toBeCloseTo(0.731, 3);
});

test('the displaced views of a crop show it moved', async () => {
  const seen: ImageBatch[] = [];
  const network: Network = {
    run: (batch) => {
      seen.push(batch);
      return counting([Array.from({ length: batch.count }, () => 0)]).run(batch);
    },
  };
  const crop = { ...spotted(0), turn: 0 };
  await inspect([crop], network, { size: 40, radiusShare: 0.8, displacement: 0.15 });
  // Where the rim is moved down the spot shows higher, where it is moved up lower; the ground is less bright than the spot.
  const at = (batch: number, view: number, y: number): number =>
    seen[batch]?.data[view * 4800 + (y * 40 + 20) * 3] as number;
  const middle = (batch: number, view: number): number => {
    const rows = Array.from({ length: 40 }, (_, y) => y).filter((y) => at(batch, view, y) > 1.4);
    return rows.reduce((sum, y) => sum + y, 0) / rows.length;
  };
  // 2.4 pixels, read in whole rows.
  for (const moved of [middle(0, 0) - middle(1, 0), middle(1, 1) - middle(0, 0)]) {
    expect(moved).toBeGreaterThan(1.4);
    expect(moved).toBeLessThan(3.4);
  }
});
