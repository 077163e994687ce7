import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { encodable, largestDifference, pixelAt, waves } from './fixtures/patches.ts';
import { resample } from './resample.ts';

const frame = waves(120, 90);

/** Integer rectangles inside `frame`. */
const insideRect = fc.record({
  left: fc.integer({ min: 0, max: 60 }),
  top: fc.integer({ min: 0, max: 40 }),
  width: fc.integer({ min: 1, max: 60 }),
  height: fc.integer({ min: 1, max: 50 }),
});

test('at scale 1 a region has the exact pixels of a crop', async () => {
  await fc.assert(
    fc.asyncProperty(insideRect, async (rect) => {
      const crop = await encodable(frame).extract(rect).raw().toBuffer();
      expect(Buffer.from(resample(frame, rect, rect.width, rect.height).data).equals(crop)).toBe(true);
    }),
  );
});

describe('beyond the edges', () => {
  test('the nearest edge pixel repeats', () => {
    const region = resample(frame, { left: -10, top: -5, width: 140, height: 100 }, 140, 100);
    expect(pixelAt(region, 0, 0)).toEqual(pixelAt(frame, 0, 0));
    expect(pixelAt(region, 139, 99)).toEqual(pixelAt(frame, 119, 89));
    expect(pixelAt(region, 3, 5 + 40)).toEqual(pixelAt(frame, 0, 40));
    expect(pixelAt(region, 10 + 70, 97)).toEqual(pixelAt(frame, 70, 89));
  });

  test('a region wholly outside shows the nearest edge', () => {
    const region = resample(frame, { left: 500, top: 30, width: 20, height: 4 }, 20, 4);
    expect(pixelAt(region, 7, 2)).toEqual(pixelAt(frame, 119, 32));
  });
});

describe('reduced', () => {
  test('a fine checkerboard becomes an even grey: no aliasing', () => {
    const data = new Uint8Array(64 * 64 * 3).map(
      (_, i) => (((Math.floor(i / 3) % 64) + Math.floor(i / 192)) % 2) * 255,
    );
    const small = resample({ width: 64, height: 64, data }, { left: 0, top: 0, width: 64, height: 64 }, 9, 9);
    expect(Math.min(...small.data)).toBeGreaterThanOrEqual(123);
    expect(Math.max(...small.data)).toBeLessThanOrEqual(132);
  });

  test('agrees with a linear reduction by sharp', async () => {
    const data = await encodable(frame).resize(40, 30, { kernel: 'linear' }).raw().toBuffer();
    const ours = resample(frame, { left: 0, top: 0, width: 120, height: 90 }, 40, 30);
    expect(largestDifference(ours, { width: 40, height: 30, data })).toBeLessThanOrEqual(2);
  });
});

test('enlarged, a ramp stays a ramp', () => {
  const data = new Uint8Array([0, 0, 0, 100, 100, 100, 200, 200, 200]);
  const wide = resample({ width: 3, height: 1, data }, { left: 0.5, top: 0, width: 2, height: 1 }, 8, 1);
  const reds = Array.from({ length: 8 }, (_, x) => wide.data[3 * x]);
  // 12.5, 37.5 and so on: halves go to the even number.
  expect(reds).toEqual([12, 38, 62, 88, 112, 138, 162, 188]);
});

test('a fractional shift moves the content by that fraction', () => {
  const shifted = resample(frame, { left: 10.5, top: 10, width: 50, height: 50 }, 50, 50);
  for (const x of [0, 20, 49]) {
    const mean = pixelAt(frame, 10 + x, 30).map((value, i) => (value + pixelAt(frame, 11 + x, 30)[i]!) / 2);
    expect(largestDifference(pixelAt(shifted, x, 20), mean)).toBeLessThanOrEqual(0.5);
  }
});

test('a flat picture stays flat in any region', () => {
  const flat = { width: 50, height: 40, data: new Uint8Array(50 * 40 * 3).fill(77) };
  const side = fc.double({ min: 0.01, max: 300, noNaN: true });
  const offset = fc.double({ min: -200, max: 200, noNaN: true });
  const size = fc.integer({ min: 1, max: 40 });
  fc.assert(
    fc.property(offset, offset, side, side, size, size, (left, top, width, height, columns, rows) => {
      const region = resample(flat, { left, top, width, height }, columns, rows);
      expect(region.data.length).toBe(columns * rows * 3);
      expect(region.data.every((value) => value === 77)).toBe(true);
    }),
  );
});

test.each([
  [{ left: Number.NaN, top: 0, width: 1, height: 1 }, 1, 1],
  [{ left: 0, top: 0, width: 0, height: 1 }, 1, 1],
  [{ left: 0, top: 0, width: 1e12, height: 1 }, 1, 1],
  [{ left: 0, top: 0, width: 1, height: 1 }, 0, 1],
  [{ left: 0, top: 0, width: 1, height: 1 }, 1.5, 1],
])('refuses %j at %d x %d', (rect, width, height) => {
  expect(() => resample(frame, rect, width, height)).toThrow(RangeError);
});
