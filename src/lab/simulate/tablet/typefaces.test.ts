import { expect, test } from 'vitest';
import { outlineText, TYPEFACES } from './typefaces.ts';

test.each(TYPEFACES)('%s writes letters one unit high, centred', (typeface) => {
  const points = outlineText('H8', typeface).flat();
  const ys = points.map((p) => p[1]);
  expect(Math.max(...ys) - Math.min(...ys)).toBeGreaterThan(0.95);
  expect(Math.max(...ys) - Math.min(...ys)).toBeLessThan(1.12);
  const xs = points.map((p) => p[0]);
  expect(Math.abs(Math.max(...xs) + Math.min(...xs))).toBeLessThan(0.25);
});
