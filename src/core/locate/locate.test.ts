import { expect, test } from 'vitest';
import type { Ellipse } from '../imaging/ellipse.ts';
import type { Frame } from '../imaging/frame.ts';
import type { ImageBatch, LocatorSettings, Network } from '../model.ts';
import type { Photo } from '../photo.ts';
import { encodeEllipse, SHAPE_CHANNELS } from './ellipse-code.ts';
import { locate, locateLarge, locatorInput } from './locate.ts';

const SETTINGS: LocatorSettings = {
  inputSize: 96,
  stride: 8,
  minProbability: 0.5,
  maxOverlap: 0.5,
  secondPass: { inputSize: 192, minProbability: 0.5, maxDiameterPx: 30 },
  smallest: { diameterPx: 1, longerSide: 96 },
};

/** A network that finds these ellipses (thumbnail pixels), each with its probability, at its cell. */
function seeing(...tablets: readonly (readonly [Ellipse, number])[]): Network & { batches: ImageBatch[] } {
  const batches: ImageBatch[] = [];
  return {
    batches,
    run: async (batch) => {
      batches.push(batch);
      const [rows, columns] = [batch.height / 8, batch.width / 8];
      const probability = new Float32Array(rows * columns);
      const shape = new Float32Array(rows * columns * SHAPE_CHANNELS);
      for (const [e, p] of tablets) {
        const [row, column] = [Math.floor(e.cy / 8), Math.floor(e.cx / 8)];
        if (row >= rows || column >= columns) continue;
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
/** A photo of one colour. */
const plain = (width: number, height: number): Photo => ({
  identity: { name: 'plain', sha256: '', format: 'png', width, height },
  thumbnail: async (maxSide) => {
    const scale = Math.min(1, maxSide / Math.max(width, height));
    return blank(Math.round(width * scale), Math.round(height * scale));
  },
  region: async (_, w, h) => blank(w, h),
});
const round = (cx: number, cy: number, r: number): Ellipse => ({ cx, cy, rx: r, ry: r, angle: 0 });

test('ellipses come back in pixels of the photo, the most probable first', async () => {
  const network = seeing([round(20, 20, 10), 0.7], [round(70, 40, 12), 0.9]);
  const found = await locateLarge(plain(960, 640), network, SETTINGS);
  expect(found.map((t) => t.probability)).toEqual([expect.closeTo(0.9), expect.closeTo(0.7)]);
  expect(found[0]?.ellipse.cx).toBeCloseTo(700, 3);
  expect(found[0]?.ellipse.rx).toBeCloseTo(120, 3);
  expect(found[0]?.visible).toBeCloseTo(0.9, 5);
});

test('improbable, duplicate and outside findings are dropped', async () => {
  const found = await locate(
    plain(96, 60),
    seeing([round(20, 20, 12), 0.9], [round(36, 20, 12), 0.4], [round(20, 27, 12), 0.8], [round(60, 62, 9), 0.95]),
    SETTINGS,
  );
  expect(found).toHaveLength(1);
  expect(found[0]?.ellipse.cy).toBeCloseTo(20, 3);
});

test('two touching tablets are two', async () => {
  const found = await locate(plain(96, 64), seeing([round(20, 20, 10), 0.9], [round(40, 20, 10), 0.8]), SETTINGS);
  expect(found).toHaveLength(2);
});

test('equal neighbours are one peak', async () => {
  const found = await locate(plain(96, 64), seeing([round(15, 20, 10), 0.9], [round(17, 20, 10), 0.9]), {
    ...SETTINGS,
    maxOverlap: 1,
  });
  expect(found).toHaveLength(1);
});

test('a larger thumbnail is searched for small tablets, not for large ones', async () => {
  const network = seeing([round(40, 40, 20), 0.9], [round(120, 40, 9), 0.7]);
  const once = await locateLarge(plain(960, 640), network, SETTINGS);
  expect(once.map(({ ellipse }) => Math.round(ellipse.cx))).toEqual([400]);
  network.batches.length = 0;
  const found = await locate(plain(960, 640), network, SETTINGS);
  expect(network.batches.map((batch) => batch.width)).toEqual([96, 192]);
  // On the first thumbnail a pixel is ten of the photo, on the second five; there the large one is not taken.
  const [large, small] = found.map((tablet) => tablet.ellipse);
  expect([large?.cx, large?.rx]).toEqual([expect.closeTo(400, 2), expect.closeTo(200, 2)]);
  expect([small?.cx, small?.rx]).toEqual([expect.closeTo(600, 2), expect.closeTo(45, 2)]);
  expect(found).toHaveLength(2);
});

test('a tablet found by both passes counts once, and a small photo has one pass', async () => {
  const network: Network = {
    // The same tablet at any scale.
    run: (batch) => seeing([round(batch.width / 2, batch.width / 3, batch.width / 20), 0.9]).run(batch),
  };
  expect(await locate(plain(960, 640), network, SETTINGS)).toHaveLength(1);
  const once = seeing([round(40, 40, 9), 0.9]);
  await locate(plain(90, 60), once, SETTINGS);
  expect(once.batches).toHaveLength(1);
});

test('tablets below the least size are dropped, in a small photo by their share of it', async () => {
  const smallest = { diameterPx: 24, longerSide: 1024 };
  const sizes = async (longerSide: number, ...diametersPx: number[]): Promise<number[]> => {
    const thumbnailPixels = Math.min(96, longerSide) / longerSide;
    const shown = diametersPx.map(
      (d, i) => [round(20 + 24 * i, 20, (d / 2) * thumbnailPixels), 0.9] as [Ellipse, number],
    );
    const found = await locateLarge(plain(longerSide, longerSide), seeing(...shown), { ...SETTINGS, smallest });
    return found.map(({ ellipse }) => Math.round(2 * ellipse.rx));
  };
  expect(await sizes(1024, 23, 25)).toEqual([25]);
  expect(await sizes(512, 11, 13)).toEqual([13]);
  expect(await sizes(4096, 23, 25)).toEqual([25]);
});

test('the input is padded with grey to whole cells of 32 pixels', () => {
  const batch = locatorInput({ width: 40, height: 30, data: new Uint8Array(40 * 30 * 3).fill(255) });
  expect([batch.width, batch.height]).toEqual([64, 32]);
  expect(batch.data[0]).toBe(1);
  expect(batch.data[39 * 3]).toBe(1);
  expect(batch.data[40 * 3]).toBe(0.5);
  expect(batch.data[31 * 64 * 3]).toBe(0.5);
});
