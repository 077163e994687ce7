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

test('no crops ask no network', async () => {
  const never: Network = { run: () => Promise.reject(new Error('asked')) };
  expect(await inspect([], never, { size: 40, radiusShare: 0.8 })).toEqual([]);
});
