import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Ellipse } from '../imaging/ellipse.ts';
import { radiusOfRim } from '../imaging/ellipse.ts';
import { apart, spotted, TRUE_RIM } from '../inspect/spotted.fixture.ts';
import type { ImageBatch, Network } from '../model.ts';
import { orient, readRim, readTurn } from './orient.ts';

const SETTINGS = { angles: 64, radii: 40, reach: 1.6 };
const DIRECTIONS = SETTINGS.angles / 2;

/** Finds the white spot and the edge of the dark tablet, as a trained orienter would. */
const spotReader: Network = {
  run: async ({ count, height, width, data }: ImageBatch) => {
    const up = new Float32Array(count * DIRECTIONS);
    const rim = new Float32Array(count * DIRECTIONS);
    for (let n = 0; n < count; n++) {
      for (let k = 0; k < DIRECTIONS; k++) {
        const row = [...data.subarray((n * height + 2 * k) * width * 3, (n * height + 2 * k + 1) * width * 3)];
        const values = row.filter((_, i) => i % 3 === 0);
        up[n * DIRECTIONS + k] = values.filter((v) => v > 1.2).length;
        const last = values.findLastIndex((v) => v < 0.6 || v > 1.2);
        rim[n * DIRECTIONS + k] = ((last + 1) / width) * SETTINGS.reach - 1;
      }
    }
    const shape = [count, DIRECTIONS, 1, 1];
    return { up: { shape, data: up }, rim: { shape, data: rim } };
  },
};

test('the up direction is found however the tablet is turned', async () => {
  const angles = [-170, -91, -30, 0, 14, 88, 135, 180];
  const crops = await orient(
    angles.map((up) => spotted(up)),
    spotReader,
    SETTINGS,
  );
  for (const [i, { turn }] of crops.entries()) expect(apart(turn, angles[i]!)).toBeLessThan(6);
});

test('a wrongly located rim is corrected, and so is the diameter', async () => {
  const { cx, cy, rx } = TRUE_RIM;
  const [crop] = await orient(
    [spotted(40, { cx: cx + 0.12 * rx, cy: cy - 0.08 * rx, rx: 1.1 * rx, ry: 0.95 * rx, angle: 30 })],
    spotReader,
    SETTINGS,
  );
  expect(Math.hypot((crop?.ellipse.cx ?? 0) - cx, (crop?.ellipse.cy ?? 0) - cy)).toBeLessThan(0.03 * rx);
  expect(crop?.ellipse.rx).toBeCloseTo(rx, -0.5);
  expect(crop?.quality.diameterPx).toBe(2 * (crop?.ellipse.rx ?? 0));
});

const ellipses = fc.record({
  cx: fc.double({ min: 295, max: 305, noNaN: true }),
  cy: fc.double({ min: 195, max: 205, noNaN: true }),
  rx: fc.double({ min: 80, max: 90, noNaN: true }),
  ry: fc.double({ min: 70, max: 79, noNaN: true }),
  angle: fc.double({ min: -89, max: 89, noNaN: true }),
});

test('a rim read without error is the true rim, whatever ellipse it is read from', () => {
  fc.assert(
    fc.property(ellipses, ellipses, (located, rim) => {
      const offsets = Float32Array.from({ length: 48 }, (_, k) => {
        const radius = radiusOfRim(rim, located, (2 * Math.PI * k) / 48);
        return radius! - 1;
      });
      const read = readRim(located, offsets);
      for (const key of ['cx', 'cy', 'rx', 'ry'] as const) expect(read[key]).toBeCloseTo(rim[key], 1);
      expect(apart(2 * read.angle, 2 * rim.angle)).toBeLessThan(1);
    }),
  );
});

test('a rim that is no ellipse is ignored', () => {
  const located: Ellipse = { cx: 50, cy: 50, rx: 40, ry: 38, angle: 10 };
  const wild = Float32Array.from({ length: 32 }, (_, k) => (k < 16 ? 0.5 : -0.5));
  expect(readRim(located, wild)).toBe(located);
  expect(readRim(located, new Float32Array(32).fill(Number.NaN))).toBe(located);
});

test('the probabilities decide between two directions', () => {
  const logits = new Float32Array(36).fill(-20);
  logits[35] = 3;
  logits[0] = 3;
  expect(readTurn(logits)).toBeCloseTo(-5, 3);
});

test('no crops run no network', async () => {
  expect(await orient([], { run: () => Promise.reject(new Error('asked')) }, SETTINGS)).toEqual([]);
});
