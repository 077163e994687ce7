import fc from 'fast-check';
import { expect, test } from 'vitest';
import { solve } from './solve.ts';

test('equations are solved, also with a zero pivot', () => {
  const matrix = [
    [0, 2, 1],
    [1, 0, 0],
    [3, 1, 1],
  ];
  const vector = [8, 1, 8];
  const found = solve(matrix, vector);
  for (const [i, value] of [1, 3, 2].entries()) expect(found?.[i]).toBeCloseTo(value, 9);
  expect(matrix[0]).toEqual([0, 2, 1]);
  expect(vector).toEqual([8, 1, 8]);
});

test('a singular system has no solution', () => {
  expect(
    solve(
      [
        [1, 2],
        [2, 4],
      ],
      [1, 2],
    ),
  ).toBeUndefined();
});

const number = fc.double({ min: -5, max: 5, noNaN: true });

test('the solution satisfies the equations', () => {
  fc.assert(
    fc.property(
      fc.array(number, { minLength: 4, maxLength: 4 }),
      fc.array(number, { minLength: 16, maxLength: 16 }),
      (x, a) => {
        // A heavy diagonal keeps it far from singular.
        const matrix = [0, 1, 2, 3].map((i) => [0, 1, 2, 3].map((j) => a[4 * i + j]! + (i === j ? 40 : 0)));
        const vector = matrix.map((row) => row.reduce((sum, value, j) => sum + value * x[j]!, 0));
        const found = solve(matrix, vector) as number[];
        for (const [i, value] of x.entries()) expect(found[i]).toBeCloseTo(value, 9);
      },
    ),
  );
});
