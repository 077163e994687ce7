import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { round, roundEllipse, roundQuality, roundTurn } from './round.ts';

describe('round', () => {
  test('keeps the given number of decimals and has no negative zero', () => {
    expect(round(1.23456, 3)).toBe(1.235);
    expect(round(-0.0001, 3)).toBe(0);
  });

  test('an ellipse in hundredths of a pixel and tenths of a degree', () => {
    const ellipse = { cx: 1.234, cy: 2.345, rx: 3.456, ry: 3.001, angle: -12.34 };
    expect(roundEllipse(ellipse)).toEqual({ cx: 1.23, cy: 2.35, rx: 3.46, ry: 3, angle: -12.3 });
  });

  test('quality in tenths of a pixel and thousandths', () => {
    const quality = { diameterPx: 31.96, sharpness: 0.12345, glare: 0.9999, visible: 1 };
    expect(roundQuality(quality)).toEqual({ diameterPx: 32, sharpness: 0.123, glare: 1, visible: 1 });
  });

  test.each([
    [180, 180],
    [-180, 180],
    [-179.96, 180],
    [180.04, 180],
    [180.06, -179.9],
    [270, -90],
    [-540, 180],
    [-0.01, 0],
    [725.5, 5.5],
  ])('a turn of %d degrees is %d', (degrees, expected) => {
    expect(roundTurn(degrees)).toBe(expected);
  });

  test('an angle is above -180, at most 180, and has the same direction', () => {
    fc.assert(
      fc.property(fc.double({ min: -2000, max: 2000, noNaN: true }), (degrees) => {
        const turn = roundTurn(degrees);
        expect(turn > -180 && turn <= 180).toBe(true);
        expect(Math.cos(((turn - degrees) * Math.PI) / 180)).toBeGreaterThan(0.99999);
      }),
    );
  });
});
