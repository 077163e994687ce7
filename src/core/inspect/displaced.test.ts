import { expect, test } from 'vitest';
import { displaced } from './displaced.ts';
import { spotted } from './spotted.fixture.ts';

test.each([
  [0, [500, 408], [500, 392]],
  [90, [492, 400], [508, 400]],
])('a rim whose longer axis lies at %d degrees is moved along its shorter one', (angle, first, second) => {
  const crop = { ...spotted(30, { rx: 100, ry: 80, angle }), turn: 25 };
  const places = displaced(crop, 0.1).map(({ ellipse }) => [ellipse.cx, ellipse.cy]);
  expect(places).toEqual([first, second].map((place) => place.map((value) => expect.closeTo(value, 9))));
  for (const { ellipse, turn, patch } of displaced(crop, 0.1)) {
    expect(ellipse).toMatchObject({ rx: 100, ry: 80, angle });
    expect(turn).toBe(25);
    expect(patch).toBe(crop.patch);
  }
});
