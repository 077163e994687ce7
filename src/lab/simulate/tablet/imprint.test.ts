import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DRAWING } from './drawing.ts';
import { fieldOf, type ImprintShape } from './imprint.ts';
import { outlineText, TYPEFACES } from './typefaces.ts';

const strokeOf = (shape: ImprintShape): number => ('stroke' in shape ? shape.stroke : 0);

test('distances change by no more than the way walked', () => {
  const fields = [...DRAWING.faces.M.shapes, ...DRAWING.faces['30'].shapes]
    .filter((shape) => shape.kind !== 'ellipse')
    .map((shape) => fieldOf(shape, 1));
  const place = fc.double({ min: -1, max: 1, noNaN: true });
  fc.assert(
    fc.property(place, place, place, place, (x, y, u, v) => {
      for (const field of fields) {
        const walked = Math.hypot(x - u, y - v);
        expect(Math.abs(field.distance(x, y) - field.distance(u, v))).toBeLessThanOrEqual(walked + 1e-9);
      }
    }),
  );
});

test('the box is pressed in along its line, to half its stroke on either side, and not in its middle', () => {
  const box = DRAWING.faces.M.shapes.find((shape) => shape.part === 'box') as ImprintShape;
  const { distance } = fieldOf(box, 1);
  expect(distance(0.53, 0)).toBeCloseTo(-strokeOf(box) / 2, 6);
  expect(distance(0.53 + strokeOf(box) / 2, 0)).toBeCloseTo(0, 6);
  expect(distance(0, 0)).toBeGreaterThan(0.4);
});

test('the M is filled: inside its leg is pressed in, between the legs is not', () => {
  const letter = DRAWING.faces.M.shapes.find((shape) => shape.part === 'M') as ImprintShape;
  const { distance } = fieldOf(letter, 1);
  expect(distance(-0.24, 0)).toBeLessThan(0);
  expect(distance(0, 0.2)).toBeGreaterThan(0);
});

test('a bolder stroke reaches further', () => {
  for (const shape of DRAWING.faces['30'].shapes.filter((s) => s.part !== 'score')) {
    expect(fieldOf(shape, 1.3).distance(0, 0)).toBeLessThan(fieldOf(shape, 1).distance(0, 0));
  }
});

test.each(TYPEFACES)('%s writes letters one unit high, centred', (typeface) => {
  const points = outlineText('H8', typeface).flat();
  const ys = points.map((p) => p[1]);
  expect(Math.max(...ys) - Math.min(...ys)).toBeGreaterThan(0.95);
  expect(Math.max(...ys) - Math.min(...ys)).toBeLessThan(1.12);
  const xs = points.map((p) => p[0]);
  expect(Math.abs(Math.max(...xs) + Math.min(...xs))).toBeLessThan(0.25);
});
