import { expect, test } from 'vitest';
import type { Ellipse } from '../imaging/ellipse.ts';
import type { Frame } from '../imaging/frame.ts';
import type { ImageBatch, Network } from '../model.ts';
import { encodeEllipse, SHAPE_CHANNELS } from './ellipse-code.ts';
import { locate, locatorInput } from './locate.ts';

const SETTINGS = { inputSize: 96, stride: 8, minProbability: 0.5, maxOverlap: 0.5 };

/** A network that has seen these ellipses (thumbnail pixels), each with its probability, at its own cell. */
function seeing(...tablets: readonly (readonly [Ellipse, number])[]): Network & { asked: ImageBatch[] } {
  const asked: ImageBatch[] = [];
  return {
    asked,
    run: async (batch) => {
      asked.push(batch);
      const [rows, columns] = [batch.height / 8, batch.width / 8];
      const probability = new Float32Array(rows * columns);
      const shape = new Float32Array(rows * columns * SHAPE_CHANNELS);
      for (const [e, p] of tablets) {
        const [row, column] = [Math.floor(e.cy / 8), Math.floor(e.cx / 8)];
        probability[row * columns + column] = p;
        shape.set(encodeEllipse(e, 0.9, row, column, 8), (row * columns + column) * SHAPE_CHANNELS);
      }
      return {
        probability: { shape: [1, rows, columns, 1], data: probability },
        shape: { shape: [1, rows, columns, SHAPE_CHANNELS], data: shape },
      };
    },
  };
}

const blank = (width: number, height: number): Frame => ({ width, height, data: new Uint8Array(width * height * 3) });
const round = (cx: number, cy: number, r: number): Ellipse => ({ cx, cy, rx: r, ry: r, angle: 0 });

test('ellipses come back in pixels of the photo, the most probable first', async () => {
  const found = await locate(blank(96, 64), 960, seeing([round(20, 20, 10), 0.7], [round(70, 40, 12), 0.9]), SETTINGS);
  expect(found.map((t) => t.probability)).toEqual([expect.closeTo(0.9), expect.closeTo(0.7)]);
  expect(found[0]?.ellipse.cx).toBeCloseTo(700, 3);
  expect(found[0]?.ellipse.rx).toBeCloseTo(120, 3);
  expect(found[0]?.visible).toBeCloseTo(0.9, 5);
});

test('what is improbable, doubled or outside the photo is left out', async () => {
  const found = await locate(
    blank(96, 60),
    96,
    seeing([round(20, 20, 12), 0.9], [round(36, 20, 12), 0.4], [round(20, 27, 12), 0.8], [round(60, 62, 9), 0.95]),
    SETTINGS,
  );
  expect(found).toHaveLength(1);
  expect(found[0]?.ellipse.cy).toBeCloseTo(20, 3);
});

test('two touching tablets are two', async () => {
  const found = await locate(blank(96, 64), 96, seeing([round(20, 20, 10), 0.9], [round(40, 20, 10), 0.8]), SETTINGS);
  expect(found).toHaveLength(2);
});

test('equal neighbours are one peak', async () => {
  const found = await locate(blank(96, 64), 96, seeing([round(15, 20, 10), 0.9], [round(17, 20, 10), 0.9]), {
    ...SETTINGS,
    maxOverlap: 1,
  });
  expect(found).toHaveLength(1);
});

test('the input is padded with grey to whole cells of 32 pixels', () => {
  const batch = locatorInput({ width: 40, height: 30, data: new Uint8Array(40 * 30 * 3).fill(255) });
  expect([batch.width, batch.height]).toEqual([64, 32]);
  expect(batch.data[0]).toBe(1);
  expect(batch.data[39 * 3]).toBe(1);
  expect(batch.data[40 * 3]).toBe(0.5);
  expect(batch.data[31 * 64 * 3]).toBe(0.5);
});
