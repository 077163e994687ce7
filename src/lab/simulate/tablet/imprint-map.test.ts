import { expect, test } from 'vitest';
import { DRAWING } from './drawing.ts';
import { fieldOf, type ImprintShape } from './imprint.ts';
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
function exactDepth(shape: ImprintShape, x: number, y: number, strokeFactor: number): number {
  const distance = fieldOf(shape, strokeFactor).distance(x, y);
  if (shape.kind === 'polyline' && shape.profile === 'v') {
    const reach = (shape.stroke * strokeFactor + SOFTNESS) / 2;
    return shape.depth * Math.max(0, 1 - distance / reach);
  }
  const t = Math.min(1, Math.max(0, 0.5 - distance / SOFTNESS));
  return shape.depth * t * t * (3 - 2 * t);
}

test.each(shapes.map((shape, i) => [`${i}: ${shape.part}, ${shape.kind}`, shape] as const))(
  'the map of shape %s is its exact depth, but for the grid',
  (_, shape) => {
    for (const strokeFactor of [0.7, 1, 1.5]) {
      const map = drawImprint([shape], strokeFactor, SOFTNESS);
      let worst = 0;
      let most = 0;
      for (let y = -0.95; y < 0.95; y += 0.043) {
        for (let x = -0.95; x < 0.95; x += 0.043) {
          const depth = imprintDepth(map, x, y);
          worst = Math.max(worst, Math.abs(depth - exactDepth(shape, x, y, strokeFactor)));
          most = Math.max(most, depth);
        }
      }
      expect(worst).toBeLessThan(0.15 * shape.depth);
      expect(most).toBeGreaterThan(0.6 * shape.depth);
    }
  },
);

test('beyond the map nothing is pressed in', () => {
  expect(imprintDepth(drawImprint(DRAWING.faces['30'].shapes, 1, SOFTNESS), 1.3, 0)).toBe(0);
});
