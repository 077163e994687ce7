import sharp from 'sharp';
import { expect, test } from 'vitest';
import { makeSmall } from './make-small.ts';

const [WIDTH, HEIGHT] = [1600, 1200];
const SIZE = { width: WIDTH, height: HEIGHT };
const photo = await sharp({ create: { width: WIDTH, height: HEIGHT, channels: 3, background: '#88a' } })
  .jpeg()
  .toBuffer();

test.each(['one', 'two', 'three'])('photo %s is reduced by the stated factor, the same every time', async (name) => {
  const small = await makeSmall(photo, SIZE, [300, 100, 20], name);
  if (small === undefined) throw new Error('It was left as it is.');
  const { width, height } = await sharp(small.bytes).metadata();
  expect(width).toBe(Math.round(WIDTH * small.scale));
  expect(Math.abs((height ?? 0) - HEIGHT * small.scale)).toBeLessThan(1);
  // The middle one of the diameters.
  expect(small.scale * 100).toBeGreaterThanOrEqual(11);
  expect(small.scale * 100).toBeLessThanOrEqual(46);
  expect((await makeSmall(photo, SIZE, [300, 100, 20], name))?.scale).toBe(small.scale);
});

test('photos are reduced by different factors', async () => {
  const scales = await Promise.all(['a', 'b', 'c', 'd'].map((name) => makeSmall(photo, SIZE, [100], name)));
  expect(new Set(scales.map((small) => small?.scale)).size).toBe(4);
});

test('no photo is reduced below its least size', async () => {
  const small = await makeSmall(photo, SIZE, [1000], 'close');
  expect(small?.scale).toBeCloseTo(160 / HEIGHT, 6);
});

test('a photo that is small already or shows no tablet is not reduced', async () => {
  expect(await makeSmall(photo, SIZE, [10], 'small')).toBeUndefined();
  expect(await makeSmall(photo, SIZE, [], 'empty')).toBeUndefined();
});
