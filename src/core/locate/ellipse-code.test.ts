import fc from 'fast-check';
import { expect, test } from 'vitest';
import { overlapOf } from '../imaging/ellipse.ts';
import { decodeEllipse, ellipseNorm, encodeEllipse } from './ellipse-code.ts';

const ellipses = fc
  .record({
    cx: fc.double({ min: 0, max: 400, noNaN: true }),
    cy: fc.double({ min: 0, max: 300, noNaN: true }),
    rx: fc.double({ min: 4, max: 200, noNaN: true }),
    ratio: fc.double({ min: 0.3, max: 1, noNaN: true }),
    angle: fc.double({ min: -180, max: 180, noNaN: true }),
  })
  .map(({ ratio, ...e }) => ({ ...e, ry: e.rx * ratio }));

test('an ellipse survives its code from any cell', () => {
  fc.assert(
    fc.property(ellipses, fc.nat({ max: 30 }), fc.nat({ max: 40 }), (e, row, column) => {
      const back = decodeEllipse(encodeEllipse(e, 1, row, column, 8), row, column, 8);
      expect(back.cx).toBeCloseTo(e.cx, 6);
      expect(back.cy).toBeCloseTo(e.cy, 6);
      expect(back.rx).toBeCloseTo(e.rx, 6);
      expect(back.ry).toBeCloseTo(e.ry, 6);
      expect(overlapOf(back, e)).toBeGreaterThan(0.999);
    }),
  );
});

test('the norm is 0 in the middle and 1 at the ends of both axes', () => {
  fc.assert(
    fc.property(ellipses, (e) => {
      const t = (e.angle * Math.PI) / 180;
      expect(ellipseNorm(e, e.cx, e.cy)).toBeCloseTo(0, 9);
      expect(ellipseNorm(e, e.cx + e.rx * Math.cos(t), e.cy + e.rx * Math.sin(t))).toBeCloseTo(1, 6);
      expect(ellipseNorm(e, e.cx - e.ry * Math.sin(t), e.cy + e.ry * Math.cos(t))).toBeCloseTo(1, 6);
    }),
  );
});

test('an elongation that no tablet can show is cut', () => {
  const e = decodeEllipse([0, 0, 2, 5, 0, 1], 0, 0, 8);
  expect(e.rx / e.ry).toBeCloseTo(8, 6);
});
