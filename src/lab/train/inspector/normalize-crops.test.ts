import { expect, test } from 'vitest';
import { drawNormalized } from '../../../core/crop/rectify.ts';
import { CROP_REACH, CROP_SIZE } from '../../dataset/crop-set.ts';
import { CROP_SETTINGS, CROP_VALUES, normalizeCrops } from './normalize-crops.ts';
import { drawSimpleCrops } from './simple-crops.fixture.ts';

const set = drawSimpleCrops(8, 'a');

test('faces are evenly bright and the ground is plain grey', () => {
  const { upright } = normalizeCrops(set);
  const centre = (CROP_SIZE / 2) * CROP_SIZE + CROP_SIZE / 2;
  let sum = 0;
  for (let y = 34; y < 94; y++)
    for (let x = 34; x < 94; x++) {
      const k = (y * CROP_SIZE + x) * 3;
      sum += 0.3 * upright[k]! + 0.59 * upright[k + 1]! + 0.11 * upright[k + 2]!;
    }
  expect(sum / 3600).toBeCloseTo(0.5, 1);
  expect([...upright.subarray(0, 3)]).toEqual([0.5, 0.5, 0.5]);
  expect(upright[centre * 3]).not.toBe(0.5);
});

test('a crop is what the shipped path makes of the same picture', () => {
  // A patch with the geometry of the crop: the tablet's radius is 64 / CROP_REACH pixels in both.
  const patch = { width: CROP_SIZE, height: CROP_SIZE, data: set.pixels.slice(0, CROP_VALUES) };
  const radius = CROP_SIZE / 2 / CROP_REACH;
  const half = CROP_SIZE / 2;
  const ellipse = { cx: half, cy: half, rx: radius, ry: radius, angle: 0 };
  const crop = { ellipse, patch, middle: [half, half] as [number, number], patchScale: 1, quality: {} as never };
  const out = new Float32Array(CROP_VALUES);
  drawNormalized(crop, 0, CROP_SETTINGS, out, 0);
  const { upright } = normalizeCrops(set);
  for (let k = 0; k < CROP_VALUES; k++)
    if (Math.abs(upright[k]! - out[k]!) > 1e-4) expect([k, upright[k]]).toEqual([k, out[k]]);
});
