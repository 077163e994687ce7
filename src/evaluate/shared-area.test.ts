import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { overlapOf } from '../core/imaging/ellipse.ts';
import { sharedArea } from './shared-area.ts';

const circle = (cx: number, r: number) => ({ cx, cy: 0, rx: r, ry: r, angle: 0 });

describe('sharedArea', () => {
  test.each([
    ['the same', circle(0, 10), 1],
    ['one inside the other', circle(2, 5), 0.25],
    ['apart', circle(25, 10), 0],
    ['far apart', circle(900, 10), 0],
    // Two unit circles one radius apart share 2π/3 - √3/2.
    ['half over', circle(10, 10), 0.2431],
  ])('%s', (_, other, expected) => {
    expect(sharedArea(circle(0, 10), other)).toBeCloseTo(expected, 2);
  });

  test('agrees with the core’s own grid', () => {
    const ellipse = fc.record({
      cx: fc.integer({ min: -30, max: 30 }),
      cy: fc.integer({ min: -30, max: 30 }),
      rx: fc.integer({ min: 30, max: 60 }),
      ry: fc.integer({ min: 20, max: 30 }),
      angle: fc.integer({ min: -180, max: 180 }),
    });
    fc.assert(
      fc.property(ellipse, ellipse, (a, b) => {
        expect(Math.abs(sharedArea(a, b) - overlapOf(a, b, 96))).toBeLessThan(0.03);
      }),
    );
  });
});
