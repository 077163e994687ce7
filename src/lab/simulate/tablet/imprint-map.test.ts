import { expect, test } from 'vitest';
import { DRAWING } from './drawing.ts';
import type { ImprintShape } from './imprint.ts';
import { distanceTo } from './imprint-field.fixture.ts';
import { drawImprint, imprintDepth } from './imprint-map.ts';
import { outlineText } from './typefaces.ts';

const SOFTNESS = 0.04;
const text: ImprintShape = {
  kind: 'outlines',
  part: 'text',
  depth: 1.2,
  bolder: 0.01,
  outlines: outlineText('B8', 'rubik/700'),
};
const shapes: readonly ImprintShape[] = [...DRAWING.faces.M.shapes, ...DRAWING.faces['30'].shapes, text];

/** The depth by the exact distance to the shape, as its flanks are defined. */
function exactDepth(shape: ImprintShape, strokeFactor: number): (x: number, y: number) => number {
  const distance = distanceTo(shape, strokeFactor);
  if (shape.kind === 'polyline' && shape.profile === 'v') {
    const reach = (shape.stroke * strokeFactor + SOFTNESS) / 2;
    return (x, y) => shape.depth * Math.max(0, 1 - distance(x, y) / reach);
  }
  return (x, y) => {
    const t = Math.min(1, Math.max(0, 0.5 - distance(x, y) / SOFTNESS));
    return shape.depth * t * t * (3 - 2 * t);
  };
}

test.each(shapes.map((shape, i) => [`${i}: ${shape.part}, ${shape.kind}`, shape] as const))(
  'the map of shape %s is its exact depth, but for the grid',
  (_, shape) => {
    for (const strokeFactor of [0.7, 1, 1.5]) {
      const map = drawImprint([shape], strokeFactor, SOFTNESS);
      const exact = exactDepth(shape, strokeFactor);
      let worst = 0;
      let most = 0;
      for (let y = -0.95; y < 0.95; y += 0.043) {
        for (let x = -0.95; x < 0.95; x += 0.043) {
          const depth = imprintDepth(map, x, y);
          worst = Math.max(worst, Math.abs(depth - exact(x, y)));
          most = Math.max(most, depth);
        }
      }
      expect(worst).toBeLessThan(0.15 * shape.depth);
      expect(most).toBeGreaterThan(0.6 * shape.depth);
    }
  },
);

test('there is no imprint beyond the map', () => {
  expect(imprintDepth(drawImprint(DRAWING.faces['30'].shapes, 1, SOFTNESS), 1.3, 0)).toBe(0);
});

const { M, '30': thirty } = DRAWING.faces;
const partOf = (part: string): ImprintShape => M.shapes.find((shape) => shape.part === part)!;

test('the box is pressed in along its line and not inside', () => {
  const box = partOf('box');
  const map = drawImprint([box], 1, SOFTNESS);
  expect(imprintDepth(map, 0.53, 0)).toBeCloseTo(box.depth, 1);
  expect(imprintDepth(map, 0, 0)).toBe(0);
});

test('the M is filled: inside its leg is pressed in, between the legs is not', () => {
  const map = drawImprint([partOf('M')], 1, SOFTNESS);
  expect(imprintDepth(map, -0.24, 0)).toBeGreaterThan(partOf('M').depth / 2);
  expect(imprintDepth(map, 0, 0.2)).toBeCloseTo(0, 6);
});

test('a bolder stroke reaches further', () => {
  const pressed = (shape: ImprintShape, strokeFactor: number): number => {
    const map = drawImprint([shape], strokeFactor, SOFTNESS);
    const places = Array.from({ length: 190 * 190 }, (_, i) => [
      (i % 190) / 100 - 0.95,
      Math.floor(i / 190) / 100 - 0.95,
    ]);
    return places.filter(([x, y]) => imprintDepth(map, x!, y!) > shape.depth / 2).length;
  };
  for (const shape of thirty.shapes) expect(pressed(shape, 1.3)).toBeGreaterThan(pressed(shape, 1));
});
