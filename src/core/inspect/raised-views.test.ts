import { expect, test } from 'vitest';
import { raisedViews } from './raised-views.ts';
import { spotted } from './spotted.fixture.ts';

// A tilt with a sine of 0.6.
test.each([
  [0, [500, 406], [500, 394]],
  [90, [494, 400], [506, 400]],
])(
  'a tablet whose longer axis lies at %d degrees is raised to either side along its shorter one',
  (angle, first, second) => {
    const crop = { ...spotted(30, { rx: 100, ry: 80, angle }), turn: 25 };
    const views = raisedViews(crop, 0.1);
    const centres = views.map(({ ellipse }) => [ellipse.cx, ellipse.cy]);
    expect(centres).toEqual([first, second].map((centre) => centre.map((value) => expect.closeTo(value, 9))));
    for (const { ellipse, turn, patch } of views) {
      expect(ellipse).toMatchObject({ rx: 100, ry: 80, angle });
      expect(turn).toBe(25);
      expect(patch).toBe(crop.patch);
    }
  },
);

test('a level tablet has two equal views', () => {
  const crop = { ...spotted(30, { rx: 100, ry: 100, angle: 17 }), turn: 25 };
  expect(raisedViews(crop, 0.1)).toEqual([crop, crop]);
});
