import { expect, test } from 'vitest';
import { insideOf } from '../core/imaging/ellipse.ts';
import { measureNuisances } from './nuisances.ts';

const SIDE = 200;
type Rgb = readonly [number, number, number];

/** A tablet of 50 by 40 pixels in the middle of a patch, of one colour on another. */
function crop(tablet: Rgb, ground: (x: number) => Rgb) {
  const ellipse = { cx: 300, cy: 400, rx: 50, ry: 40, angle: 30 };
  const inside = insideOf({ ...ellipse, cx: SIDE / 2, cy: SIDE / 2 });
  const data = new Uint8Array(SIDE * SIDE * 3);
  for (let k = 0; k < SIDE * SIDE; k++) {
    const [x, y] = [(k % SIDE) + 0.5, Math.floor(k / SIDE) + 0.5];
    data.set(inside(x, y) ? tablet : ground(x), k * 3);
  }
  const quality = { diameterPx: 100, sharpness: 0.7, glare: 0.1, visible: 1 };
  return { ellipse, middle: [300, 400] as const, patchScale: 1, patch: { width: SIDE, height: SIDE, data }, quality };
}

test('the ground’s colour and brightness, whatever the tablet’s', () => {
  const of = (tablet: Rgb) => measureNuisances(crop(tablet, () => [199, 99, 49]));
  expect(of([20, 60, 200])).toEqual({
    redCast: expect.closeTo(Math.log(2), 9),
    blueCast: expect.closeTo(-Math.log(2), 9),
    groundBrightness: expect.closeTo(0.3 * 199 + 0.59 * 99 + 0.11 * 49, 6),
    groundContrast: expect.closeTo(0, 3),
    sharpness: 0.7,
    diameterPx: 100,
    glare: 0.1,
    tilt: expect.closeTo(0.2, 9),
  });
  expect(of([255, 255, 255])).toEqual(of([20, 60, 200]));
});

test('contrast is the deviation of the ground’s brightness', () => {
  const { groundContrast, groundBrightness } = measureNuisances(
    crop([0, 0, 0], (x) => (x % 2 < 1 ? [100, 100, 100] : [140, 140, 140])),
  );
  expect(groundContrast).toBeCloseTo(20, 0);
  expect(groundBrightness).toBeCloseTo(120, 0);
});

test('a black ground has no colour', () => {
  const { redCast, blueCast } = measureNuisances(crop([0, 0, 0], () => [0, 0, 0]));
  expect([redCast, blueCast]).toEqual([0, 0]);
});
