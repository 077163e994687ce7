import { expect, test } from 'vitest';
import { noiseAt, noiseField } from './noise-tiles.ts';

const places = Array.from({ length: 4000 }, (_, k) => [k * 0.37, (k * 0.73) % 29] as const);

const deviation = (values: readonly number[]): number => {
  const mean = values.reduce((sum, v) => sum + v, 0) / values.length;
  return Math.sqrt(values.reduce((sum, v) => sum + (v - mean) ** 2, 0) / values.length);
};

test.each([1, 2, 3] as const)('noise of %d octaves has no seam, and repeats only after 32 features', (octaves) => {
  const field = noiseField(octaves, 5);
  for (const [x, y] of places) {
    const here = noiseAt(field, x, y);
    expect(Math.abs(noiseAt(field, x + 1e-3, y) - here)).toBeLessThan(0.02);
    expect(noiseAt(field, x + 32, y - 32)).toBeCloseTo(here, 5);
  }
  const shifted = places.map(([x, y]) => noiseAt(field, x + 16, y) - noiseAt(field, x, y));
  expect(deviation(shifted)).toBeGreaterThan(0.2);
});

test('noise of two octaves has the deviation that the specks count on', () => {
  const spread = [1, 2, 3, 4].map((seed) => deviation(places.map(([x, y]) => noiseAt(noiseField(2, seed), x, y))));
  for (const value of spread) expect(value).toBeCloseTo(0.28, 1);
});

test('another seed gives another pattern', () => {
  const [a, b] = [noiseField(1, 1), noiseField(1, 2)];
  const apart = places.map(([x, y]) => noiseAt(a, x, y) - noiseAt(b, x, y));
  expect(deviation(apart)).toBeGreaterThan(0.3);
});
