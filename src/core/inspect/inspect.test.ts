import { expect, test } from 'vitest';
import type { Crop } from '../evidence.ts';
import type { ImageBatch, Network } from '../model.ts';
import { inspect, readTurns } from './inspect.ts';

const ORIENTER = { size: 48, radiusShare: 0.9 };
const SIDE = 272;

/** A black tablet with a white spot towards `up` (degrees clockwise), on grey. */
function spotted(up: number): Crop {
  const data = new Uint8Array(SIDE * SIDE * 3).fill(120);
  const t = (up * Math.PI) / 180;
  for (let k = 0; k < SIDE * SIDE; k++) {
    const [x, y] = [((k % SIDE) + 0.5 - SIDE / 2) / 80, (Math.floor(k / SIDE) + 0.5 - SIDE / 2) / 80];
    if (Math.hypot(x, y) > 1) continue;
    data.fill(Math.hypot(x - 0.6 * Math.sin(t), y + 0.6 * Math.cos(t)) < 0.25 ? 255 : 0, k * 3, k * 3 + 3);
  }
  return {
    ellipse: { cx: 500, cy: 400, rx: 80, ry: 80, angle: 0 },
    quality: { diameterPx: 160, sharpness: 1, glare: 0, visible: 1 },
    patch: { width: SIDE, height: SIDE, data },
    patchScale: 1,
  };
}

/** Points at the middle of what is white, wrong by `error` degrees for a spot that it sees below the middle. */
function spotFinder(error = 0): Network {
  return {
    run: async ({ count, width, height, data }: ImageBatch) => {
      const up = new Float32Array(count * 2);
      for (let n = 0; n < count; n++) {
        let [x, y] = [0, 0];
        for (let k = 0; k < width * height; k++) {
          if ((data[(n * width * height + k) * 3] as number) < 0.9) continue;
          x += (k % width) + 0.5 - width / 2;
          y += Math.floor(k / width) + 0.5 - height / 2;
        }
        const t = Math.atan2(x, -y) + (y > 0 ? (error * Math.PI) / 180 : 0);
        up.set([Math.cos(t), Math.sin(t)], n * 2);
      }
      return { up: { shape: [count, 2], data: up } };
    },
  };
}

const apart = (a: number, b: number): number => Math.abs(((((a - b) % 360) + 540) % 360) - 180);

test('the up direction is found however the tablet is turned', async () => {
  const angles = [-170, -91, -30, 0, 14, 88, 135, 180];
  const turns = await readTurns(angles.map(spotted), spotFinder(), ORIENTER);
  for (const [i, turn] of turns.entries()) expect(apart(turn, angles[i] as number)).toBeLessThan(2);
});

test('an error at some turns is outvoted by the others', async () => {
  const [turn] = await readTurns([spotted(20)], spotFinder(50), ORIENTER);
  expect(apart(turn as number, 20)).toBeLessThan(30);
});

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
  const settings = { orienter: ORIENTER, inspector: { size: 40, radiusShare: 0.8 } };
  const [evidence] = await inspect([spotted(70)], { orienter: spotFinder(), inspector, settings });
  const at = (x: number, y: number): number | undefined => seen[0]?.data[(y * 40 + x) * 3];
  expect(at(20, 10)).toBe(1);
  expect(at(20, 30)).toBe(0);
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
  const settings = { orienter: ORIENTER, inspector: ORIENTER };
  expect(await inspect([], { orienter: never, inspector: never, settings })).toEqual([]);
});
