import { expect, test } from 'vitest';
import type { Frame } from './frame.ts';
import { glareOf, sharpnessOf } from './quality.ts';

const SIDE = 120;
const DISC = { cx: 60, cy: 60, rx: 40, ry: 40, angle: 0 };

/** A grey disc on black whose rim is a ramp `softness` pixels wide, with a white spot of radius `spot`. */
function disc(softness: number, spot = 0): Frame {
  const data = new Uint8Array(SIDE * SIDE * 3);
  for (let k = 0; k < SIDE * SIDE; k++) {
    const r = Math.hypot((k % SIDE) + 0.5 - 60, Math.floor(k / SIDE) + 0.5 - 60);
    const share = Math.min(1, Math.max(0, (40 - r) / softness + 0.5));
    data.fill(r < spot ? 255 : Math.round(20 + 140 * share), k * 3, k * 3 + 3);
  }
  return { width: SIDE, height: SIDE, data };
}

test('the softer the rim, the lower the sharpness', () => {
  const values = [1, 4, 8, 16].map((softness) => sharpnessOf(disc(softness), DISC));
  expect([...values].sort((a, b) => b - a)).toEqual(values);
  expect(values[0]).toBeGreaterThan(1);
  expect(values[3]).toBeLessThan(0.2);
});

test('a featureless patch has no sharpness', () => {
  expect(sharpnessOf({ width: SIDE, height: SIDE, data: new Uint8Array(SIDE * SIDE * 3).fill(90) }, DISC)).toBe(0);
});

test('glare is the share of the face that is blown out', () => {
  expect(glareOf(disc(1), DISC)).toBe(0);
  expect(glareOf(disc(1, 20), DISC)).toBeCloseTo(0.25, 1);
});
