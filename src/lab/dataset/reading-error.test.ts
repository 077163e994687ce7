import { expect, test } from 'vitest';
import { turnOnTablet } from '../../core/crop/rectify.ts';
import type { OrientedCrop } from '../../core/evidence.ts';
import { readingError } from './reading-error.ts';

const TRUTH = { cx: 100, cy: 80, rx: 50, ry: 40, angle: 30, up_angle: 20 };

function readAs(change: Partial<typeof TRUTH>): OrientedCrop {
  const { up_angle, ...ellipse } = { ...TRUTH, ...change };
  return {
    ellipse,
    patch: { width: 224, height: 224, data: new Uint8Array(224 * 224 * 3) },
    middle: [100, 80],
    patchScale: 2,
    quality: { diameterPx: 100, sharpness: 1, glare: 0, visible: 1 },
    turn: turnOnTablet(ellipse, up_angle),
  };
}

test('a tablet that is read exactly has no error', () => {
  for (const value of Object.values(readingError(readAs({}), TRUTH))) expect(value).toBeCloseTo(0, 6);
});

test('a rim read a tenth too large shows the tablet a tenth too small', () => {
  const error = readingError(readAs({ rx: 55, ry: 44 }), TRUTH);
  expect(error.scale).toBeCloseTo(-Math.log(1.1), 6);
  expect(error.turn).toBeCloseTo(0, 6);
  expect(Math.hypot(error.wide, error.diagonal)).toBeCloseTo(0, 6);
});

test('an axis read too long shows the tablet too narrow along it', () => {
  const error = readingError(readAs({ rx: 55 }), TRUTH);
  expect(Math.hypot(error.wide, error.diagonal)).toBeCloseTo(Math.log(1.1) / 2, 3);
  expect(error.scale).toBeCloseTo(-Math.log(1.1) / 2, 3);
});

test('a middle read too far along an axis shows the tablet shifted by its radii', () => {
  const along = (30 * Math.PI) / 180;
  const error = readingError(readAs({ cx: 100 + 5 * Math.cos(along), cy: 80 + 5 * Math.sin(along) }), TRUTH);
  expect(Math.hypot(error.right, error.down)).toBeCloseTo(0.1, 3);
});

test('up read too far clockwise shows the tablet turned the other way', () => {
  const round = { ...TRUTH, ry: 50 };
  expect(readingError(readAs({ ry: 50, up_angle: 27 }), round).turn).toBeCloseTo(-7, 4);
});
