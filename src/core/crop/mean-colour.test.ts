import { expect, test } from 'vitest';
import { chromaDifference, meanColour } from './mean-colour.ts';

/** A crop of one colour, 0..255. */
function plain(size: number, rgb: readonly number[]): Float32Array {
  return Float32Array.from({ length: size * size * 3 }, (_, i) => rgb[i % 3]! / 255);
}

// From the primaries of the sRGB standard, to one decimal.
test.each([
  ['white', [255, 255, 255], [100, 0, 0]],
  ['black', [0, 0, 0], [0, 0, 0]],
  ['red', [255, 0, 0], [53.2, 80.1, 67.2]],
  ['blue', [0, 0, 255], [32.3, 79.2, -107.9]],
  ['mid grey', [119, 119, 119], [50, 0, 0]],
])('%s', (_, rgb, lab) => {
  const found = meanColour(plain(16, rgb), 16, 0.9);
  for (const [i, value] of lab.entries()) expect(found[i]).toBeCloseTo(value, 0);
});

test('crops in even light have values beyond white', () => {
  const white = meanColour(plain(16, [255, 255, 255]), 16, 0.9);
  const brighter = meanColour(plain(16, [306, 306, 306]), 16, 0.9);
  expect(brighter[0]).toBeGreaterThan(white[0]);
  expect(chromaDifference(brighter, white)).toBeLessThan(0.01);
});

test('what surrounds the tablet does not count', () => {
  const crop = plain(32, [100, 140, 180]);
  for (let i = 0; i < 32 * 3 * 3; i++) crop[i] = 0;
  const found = meanColour(crop, 32, 0.8);
  expect(chromaDifference(found, meanColour(plain(32, [100, 140, 180]), 32, 0.8))).toBeLessThan(1e-6);
});

test('difference is the distance, whatever the exposure', () => {
  expect(chromaDifference([50, 0, 0], [80, 5, 12])).toBe(13);
});
