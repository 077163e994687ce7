import { expect, test } from 'vitest';
import { stretchOf } from '../../core/imaging/ellipse.ts';
import { CROP_REACH, CROP_SIZE } from './crop-set.ts';
import { cutByTruth } from './upright-crop.ts';

const SIDE = 400;
const RIM = { cx: 210, cy: 190, rx: 90, ry: 60, angle: 25 };

/** A photo of an ellipse that is bright in the half towards `upAngle`, dark in the other, on grey. */
function halfBright(upAngle: number) {
  const data = new Uint8Array(SIDE * SIDE * 3).fill(128);
  const m = stretchOf(RIM);
  const det = m.xx * m.yy - m.xy * m.xy;
  const up = (upAngle * Math.PI) / 180;
  const onTablet = (x: number, y: number): [number, number] => [
    (m.yy * x - m.xy * y) / det,
    (m.xx * y - m.xy * x) / det,
  ];
  const [ux, uy] = onTablet(Math.sin(up), -Math.cos(up));
  for (let j = 0; j < SIDE; j++) {
    for (let i = 0; i < SIDE; i++) {
      const [x, y] = onTablet(i + 0.5 - RIM.cx, j + 0.5 - RIM.cy);
      if (Math.hypot(x, y) > 1) continue;
      data.fill(x * ux + y * uy > 0 ? 240 : 20, (j * SIDE + i) * 3, (j * SIDE + i) * 3 + 3);
    }
  }
  return { width: SIDE, height: SIDE, data };
}

test.each([0, 40, 135, -100])('a tablet whose up points to %d degrees is round and upright in its crop', (upAngle) => {
  const crop = cutByTruth(halfBright(upAngle), { ...RIM, up_angle: upAngle });
  const radius = CROP_SIZE / 2 / CROP_REACH;
  const wrong = [...Array(CROP_SIZE ** 2).keys()].filter((k) => {
    const [x, y] = [(k % CROP_SIZE) + 0.5 - CROP_SIZE / 2, Math.floor(k / CROP_SIZE) + 0.5 - CROP_SIZE / 2];
    const r = Math.hypot(x, y) / radius;
    // Pixels on a border may be either.
    if (Math.abs(r - 1) < 0.05 || (r < 1 && Math.abs(y) < 4)) return false;
    return Math.abs(crop[3 * k]! - (r > 1 ? 128 : y < 0 ? 240 : 20)) > 12;
  });
  expect(wrong.length).toBeLessThan(20);
});
