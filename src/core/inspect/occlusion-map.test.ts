import { expect, test } from 'vitest';
import type { ImageBatch, Network } from '../model.ts';
import { cellBounds, MAP_CELLS, occlusionMapOf } from './occlusion-map.ts';

const SIZE = 20;

/** A network whose logit is the red of one pixel less the green of another. */
function watching(red: readonly [number, number], green: readonly [number, number]): Network {
  const at = ({ data }: ImageBatch, image: number, [x, y]: readonly [number, number], channel: number) =>
    data[image * SIZE * SIZE * 3 + (y * SIZE + x) * 3 + channel]!;
  return {
    async run(batch) {
      const logits = Array.from({ length: batch.count }, (_, i) => at(batch, i, red, 0) - at(batch, i, green, 1) / 2);
      return { counterfeit: { shape: [batch.count, 1], data: Float32Array.from(logits) } };
    },
  };
}

const batchOf = (data: Float32Array): ImageBatch => ({ count: 1, height: SIZE, width: SIZE, data });

test('marks what the logit rests on, and distinguishes for from against', async () => {
  const crop = new Float32Array(SIZE * SIZE * 3);
  crop[(3 * SIZE + 17) * 3] = 1;
  crop[(12 * SIZE + 4) * 3 + 1] = 1;
  const map = await occlusionMapOf(batchOf(crop), watching([17, 3], [4, 12]));
  expect(map).toHaveLength(MAP_CELLS ** 2);
  // Pixel 17 of 20 is in cell 6 of 8, 3 in 1, 4 in 1 (2.5 to 5), 12 in 4 (10 to 12.5).
  expect(map[1 * 8 + 6]).toBe(1);
  expect(map[4 * 8 + 1]).toBeCloseTo(-0.5, 2);
  expect(map.filter((value) => Math.abs(value) > 0.01)).toHaveLength(2);
});

test('is empty if nothing matters', async () => {
  const still: Network = {
    run: async ({ count }) => ({ counterfeit: { shape: [count, 1], data: new Float32Array(count) } }),
  };
  expect(new Set(await occlusionMapOf(batchOf(new Float32Array(SIZE * SIZE * 3)), still))).toEqual(new Set([0]));
});

test('cells cover the crop without overlap', () => {
  const bounds = Array.from({ length: MAP_CELLS }, (_, i) => cellBounds(i, 21));
  expect(bounds[0]?.[0]).toBe(0);
  expect(bounds.at(-1)?.[1]).toBe(21);
  for (const [i, [from]] of bounds.slice(1).entries()) expect(from).toBe(bounds[i]?.[1]);
});
