import fc from 'fast-check';
import { expect, test } from 'vitest';
import { BRIGHTEST, normalizeBrightness } from './normalize-brightness.ts';

const IS_FACE = Uint8Array.of(1, 1, 0, 1);
const picture = fc.array(fc.double({ min: 0.1, max: 0.9, noNaN: true }), { minLength: 12, maxLength: 12 });

test('is the same with a longer exposure', () => {
  fc.assert(
    fc.property(picture, fc.double({ min: 0.5, max: 1, noNaN: true }), (values, exposure) => {
      const [plain, darker] = [Float32Array.from(values), Float32Array.from(values, (v) => v * exposure)];
      normalizeBrightness(plain, 0, IS_FACE);
      normalizeBrightness(darker, 0, IS_FACE);
      for (const [k, v] of plain.entries()) expect(darker[k]).toBeCloseTo(v, 5);
    }),
  );
});

test('colour and contrast stay as they are', () => {
  const values = Float32Array.of(0.1, 0.2, 0.3, 0.2, 0.2, 0.2, 0.05, 0.05, 0.05, 0.2, 0.2, 0.2);
  normalizeBrightness(values, 0, IS_FACE);
  expect(values[2]! / values[0]!).toBeCloseTo(3, 5);
  expect(values[3]! / values[6]!).toBeCloseTo(4, 5);
});

test('highlights are clipped, a black face stays dark, and values outside the range stay', () => {
  const values = new Float32Array(18).fill(0.02);
  values[9] = 0.9;
  normalizeBrightness(values, 3, IS_FACE);
  expect(values[9]).toBe(BRIGHTEST);
  expect(values[3]).toBeCloseTo(0.02 * (0.5 / 0.04) * (0.04 / 0.09), 0);
  expect([values[0], values[15]]).toEqual([Math.fround(0.02), Math.fround(0.02)]);
  const black = new Float32Array(12);
  normalizeBrightness(black, 0, IS_FACE);
  expect(Math.max(...black)).toBe(0);
});
