import { expect, test } from 'vitest';
import { countNumbers } from '../../core/registration/register.ts';
import { DRAWING } from '../simulate/drawing.ts';
import { mirrorNumbers } from './mirror-numbers.ts';

const drawing = { M: DRAWING.faces.M.shapes, '30': DRAWING.faces['30'].shapes };
const count = countNumbers({ drawing, measures: 'face' });

test('two mirrors change nothing, one moves something', () => {
  const numbers = Array.from({ length: count }, (_, i) => Math.sin(i + 1));
  expect(count).toBe(117 + 133);
  expect(mirrorNumbers(mirrorNumbers(numbers))).toEqual(numbers);
  expect(mirrorNumbers(numbers)).not.toEqual(numbers);
});

test('what is too far to the right in the left quarter is too far to the left in the right one', () => {
  const numbers = new Array<number>(count).fill(0);
  // Of the first part its lower left quarter: right, up, stroke, depth.
  numbers.splice(21, 4, 1, 2, 3, 4);
  expect(mirrorNumbers(numbers).slice(21, 29)).toEqual([-0, 0, 0, 0, -1, 2, 3, 4]);
});

test('the numbers of an imprint alone are refused, none at all are none', () => {
  expect(() => mirrorNumbers(new Array<number>(117).fill(0))).toThrow('but came 117');
  expect(mirrorNumbers([])).toEqual([]);
});
