import { expect, test } from 'vitest';
import type { OrientedCrop } from '../evidence.ts';
import { refine } from './refine.ts';
import { apart, spotted, TRUE_RIM } from './spotted.fixture.ts';

const UNIT = 0.02;
const UNMOVED = [0, 0, 0, 0, 0, 0];

const crop = (located = {}, turn = 0): OrientedCrop => ({ ...spotted(0, located), turn });

test('a crop that lies well stays as it is', () => {
  const { ellipse, turn } = refine(crop(), UNMOVED);
  expect(ellipse).toMatchObject({ cx: expect.closeTo(TRUE_RIM.cx, 6), cy: expect.closeTo(TRUE_RIM.cy, 6) });
  expect(ellipse.rx).toBeCloseTo(TRUE_RIM.rx, 6);
  expect(turn).toBeCloseTo(0, 6);
});

test.each([
  ['to the right', { cx: TRUE_RIM.cx + 0.04 * TRUE_RIM.rx }, [2, 0, 0, 0, 0, 0]],
  ['up', { cy: TRUE_RIM.cy - 0.04 * TRUE_RIM.rx }, [0, 2, 0, 0, 0, 0]],
  ['too large', { rx: TRUE_RIM.rx * 1.04, ry: TRUE_RIM.ry * 1.04 }, [0, 0, 2, 2, 0, 0]],
])('a rim that was read %s comes back to its place', (_, located, told) => {
  const { ellipse, quality } = refine(crop(located), told);
  for (const key of ['cx', 'cy', 'rx', 'ry'] as const)
    expect(Math.abs(ellipse[key] - TRUE_RIM[key])).toBeLessThan(0.002 * TRUE_RIM.rx);
  expect(quality.diameterPx).toBeCloseTo(2 * ellipse.rx, 9);
});

test('a stretch along the diagonal becomes an ellipse that lies askew', () => {
  const { ellipse } = refine(crop(), [0, 0, 0, 0, 2, 0]);
  expect(ellipse.ry / ellipse.rx).toBeCloseTo((1 - 2 * UNIT) / (1 + 2 * UNIT), 3);
  // What is told to lie further out up on the right is narrow there, and wide from the upper left to the lower right.
  expect(ellipse.angle).toBeCloseTo(45, 0);
});

test('the turn is what the imprint is told to stand turned by, clockwise, beyond what was read', () => {
  const { turn } = refine(crop({}, 30), [0, 0, 0, 0, 0, 1]);
  expect(apart(turn, 30 + (0.04 * 180) / Math.PI)).toBeLessThan(1e-6);
});

test.each([
  ['far away', [20, 0, 0, 0, 0, 0]],
  ['nowhere', [Number.NaN, 0, 0, 0, 0, 0]],
])('a rim %s is not believed', (_, told) => {
  const given = crop();
  expect(refine(given, told)).toBe(given);
});
