import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Ellipse, fitEllipse, insideOf, overlapOf, shareInside, stretchOf } from './ellipse.ts';

const ellipses = fc
  .record({
    cx: fc.double({ min: -500, max: 500, noNaN: true }),
    cy: fc.double({ min: -500, max: 500, noNaN: true }),
    rx: fc.double({ min: 10, max: 300, noNaN: true }),
    ratio: fc.double({ min: 0.3, max: 0.98, noNaN: true }),
    angle: fc.double({ min: -90, max: 90, noNaN: true }),
  })
  .map(({ ratio, ...e }): Ellipse => ({ ...e, ry: e.rx * ratio }));

/** Points of the rim: the unit circle under the ellipse's stretch. */
function rim(e: Ellipse, count: number): [number, number][] {
  const m = stretchOf(e);
  return Array.from({ length: count }, (_, i) => {
    const [c, s] = [Math.cos((i / count) * 2 * Math.PI), Math.sin((i / count) * 2 * Math.PI)];
    return [e.cx + m.xx * c + m.xy * s, e.cy + m.xy * c + m.yy * s];
  });
}

test('the ellipse fitted to rim points is the one they came from', () => {
  fc.assert(
    fc.property(ellipses, (e) => {
      const fitted = fitEllipse(rim(e, 12));
      expect(fitted?.cx).toBeCloseTo(e.cx, 3);
      expect(fitted?.cy).toBeCloseTo(e.cy, 3);
      expect(fitted?.rx).toBeCloseTo(e.rx, 3);
      expect(fitted?.ry).toBeCloseTo(e.ry, 3);
      const turn = Math.abs((fitted?.angle ?? 0) - e.angle) % 180;
      expect(Math.min(turn, 180 - turn)).toBeLessThan(0.1);
    }),
  );
});

test('too few points, or points on a line, give no ellipse', () => {
  expect(
    fitEllipse([
      [0, 0],
      [1, 0],
      [0, 1],
      [1, 1],
    ]),
  ).toBeUndefined();
  expect(fitEllipse(Array.from({ length: 9 }, (_, i) => [i, 2 * i] as const))).toBeUndefined();
});

test('contains a point just inside the rim and not one just outside', () => {
  fc.assert(
    fc.property(ellipses, fc.nat({ max: 11 }), (e, i) => {
      const [x, y] = rim(e, 12)[i] as [number, number];
      const at = (t: number): [number, number] => [e.cx + (x - e.cx) * t, e.cy + (y - e.cy) * t];
      expect(insideOf(e)(...at(0.99))).toBe(true);
      expect(insideOf(e)(...at(1.01))).toBe(false);
    }),
  );
});

test('overlap is 1 with itself, 0 apart, symmetric, and as expected for half the size', () => {
  fc.assert(
    fc.property(ellipses, ellipses, (a, b) => {
      expect(overlapOf(a, a)).toBe(1);
      expect(overlapOf(a, b)).toBeCloseTo(overlapOf(b, a), 9);
      expect(overlapOf(a, { ...a, cx: a.cx + 3 * a.rx })).toBe(0);
      expect(overlapOf(a, { ...a, rx: a.rx / Math.SQRT2, ry: a.ry / Math.SQRT2 }, 64)).toBeCloseTo(0.5, 1);
    }),
  );
});

test('the share of an ellipse inside a photo', () => {
  const photo = { width: 100, height: 80 };
  const at = (cx: number, cy: number): number => shareInside({ cx, cy, rx: 20, ry: 10, angle: 30 }, photo);
  expect(at(50, 40)).toBe(1);
  expect(at(0, 40)).toBeCloseTo(0.5, 1);
  expect(at(0, 0)).toBeGreaterThan(0.2);
  expect(at(0, 0)).toBeLessThan(0.4);
  expect(at(-30, 40)).toBe(0);
});
