import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Ellipse, insideOf } from './ellipse.ts';
import { numberBox, placeNumbers } from './place-numbers.ts';

const WIDTH = 1200;
const HEIGHT = 900;

const round = (cx: number, cy: number, r: number): Ellipse => ({ cx, cy, rx: r, ry: r, angle: 0 });

const ellipses = fc.array(
  fc
    .tuple(fc.double({ min: 0, max: WIDTH, noNaN: true }), fc.double({ min: 0, max: HEIGHT, noNaN: true }))
    .chain(([cx, cy]) =>
      fc
        .tuple(
          fc.double({ min: 15, max: 200, noNaN: true }),
          fc.double({ min: 0.3, max: 1, noNaN: true }),
          fc.double({ min: -180, max: 180, noNaN: true }),
        )
        .map(([rx, flat, angle]): Ellipse => ({ cx, cy, rx, ry: rx * flat, angle })),
    ),
  { maxLength: 120 },
);

function covered(boxes: ReturnType<typeof numberBox>[]): number {
  return boxes.filter((a, i) =>
    boxes.some((b, k) => k !== i && a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom),
  ).length;
}

test('no number covers another, and all lie on their own tablets and within the photo', () => {
  fc.assert(
    fc.property(ellipses, (some) => {
      const placed = placeNumbers(some, WIDTH, HEIGHT);
      const boxes = placed.map(numberBox);
      expect(covered(boxes)).toBe(0);
      for (const { left, top, right, bottom } of boxes) {
        expect(Math.min(left, top, WIDTH - right, HEIGHT - bottom)).toBeGreaterThanOrEqual(0);
      }
      for (const { number, x, y } of placed) expect(insideOf(some[number - 1]!)(x, y)).toBe(true);
    }),
    { numRuns: 50 },
  );
});

test('every tablet of a heap of two hundred has its number', () => {
  const heap = Array.from({ length: 200 }, (_, i) => round(40 + (i % 20) * 56, 40 + Math.floor(i / 20) * 82, 45));
  expect(placeNumbers(heap, WIDTH, HEIGHT).map(({ number }) => number)).toEqual(heap.map((_, i) => i + 1));
});

test('a lone tablet has its number at its upper rim, at a legible size', () => {
  const [placed] = placeNumbers([round(600, 450, 300)], WIDTH, HEIGHT);
  expect(placed).toEqual({ number: 1, x: 600, y: 450 - 0.72 * 300, size: 66 });
});

test('of two tablets in the very same place the second has a smaller number beside the first', () => {
  const [one, other] = placeNumbers([round(600, 450, 30), round(600, 450, 30)], WIDTH, HEIGHT);
  expect(other?.number).toBe(2);
  expect(other).not.toMatchObject({ x: one?.x, y: one?.y });
});

test('a number for which there is no room is left out', () => {
  const same = Array.from({ length: 400 }, () => round(600, 450, 10));
  expect(placeNumbers(same, WIDTH, HEIGHT).length).toBeLessThan(400);
});
