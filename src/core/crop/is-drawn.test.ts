import { expect, test } from 'vitest';
import { isDrawn } from './is-drawn.ts';

const SIDE = 60;

/** A patch with a disc, whose brightness at a distance of 0..1 from its middle is given, on white ground. */
function patchOf(brightness: (x: number, y: number) => number) {
  const data = new Uint8ClampedArray(SIDE * SIDE * 3).fill(255);
  for (let y = 0; y < SIDE; y++) {
    for (let x = 0; x < SIDE; x++) {
      const [dx, dy] = [(2 * x + 1) / SIDE - 1, (2 * y + 1) / SIDE - 1];
      if (Math.hypot(dx, dy) <= 0.6) data.fill(brightness(dx, dy), (y * SIDE + x) * 3, (y * SIDE + x + 1) * 3);
    }
  }
  const ellipse = { cx: 100, cy: 100, rx: 9, ry: 9, angle: 0 };
  return { patch: { width: SIDE, height: SIDE, data }, patchScale: 2, ellipse };
}

test.each([
  ['one colour', () => 140, true],
  ['one colour with an edge of its own', (x: number, y: number) => (Math.hypot(x, y) > 0.5 ? 20 : 140), true],
  ['light that falls off by six levels', (x: number) => 140 + 6 * x, false],
  ['a letter', (x: number) => (Math.abs(x) < 0.1 ? 90 : 140), false],
  ['a face that the camera clips to white', () => 255, false],
  ['a face that is lost in the dark', () => 4, false],
])('%s', (_, brightness, drawn) => {
  expect(isDrawn(patchOf(brightness))).toBe(drawn);
});
