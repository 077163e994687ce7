import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { Random } from '../random.ts';
import { cutGroundTextures, largestFree, loadGroundTextures } from './ground-textures.ts';
import { photoGround } from './photo-ground.ts';

test('the largest free piece touches no box and lies in the photo', () => {
  const box = fc.tuple(
    fc.integer({ min: 0, max: 380 }),
    fc.integer({ min: 0, max: 280 }),
    fc.integer({ min: 5, max: 200 }),
    fc.integer({ min: 5, max: 200 }),
  );
  fc.assert(
    fc.property(fc.array(box, { maxLength: 6 }), (boxes) => {
      const [left, top, width, height] = largestFree(400, 300, boxes);
      expect(left + width).toBeLessThanOrEqual(400);
      expect(top + height).toBeLessThanOrEqual(300);
      for (const [l, t, w, h] of boxes) {
        const apart = left + width <= l || left >= l + w || top + height <= t || top >= t + h;
        expect(width * height === 0 || apart).toBe(true);
      }
    }),
  );
});

test('a photo with nothing on it is free as a whole, and one box leaves the larger side', () => {
  expect(largestFree(400, 300, [])).toEqual([0, 0, 400, 300]);
  const [left, , width, height] = largestFree(400, 300, [[100, 0, 50, 300]]);
  expect([left, width, height]).toEqual([160, 240, 300]);
});

test('a texture keeps its own colours under the tablets, without masked objects', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'telltale-ground-'));
  const path = join(folder, 'photo.png');
  // Green, with a red object at the left.
  const thing = await sharp({ create: { width: 60, height: 60, channels: 3, background: '#ff0000' } })
    .png()
    .toBuffer();
  await sharp({ create: { width: 400, height: 300, channels: 3, background: '#208040' } })
    .composite([{ input: thing, left: 20, top: 100 }])
    .png()
    .toFile(path);
  const photos = [{ path, width: 400, height: 300, boxes: [[20, 100, 60, 60]] as const }];
  const [texture] = await loadGroundTextures(await cutGroundTextures(photos, join(folder, 'grounds')));
  const ground = photoGround(texture as NonNullable<typeof texture>, new Random('ground'));
  const out = new Float64Array(5);
  for (let i = 0; i < 400; i++) {
    ground.at((i % 20) - 10, Math.floor(i / 20) - 10, out);
    expect(out[1]).toBeGreaterThan(2 * out[0]!);
    expect(out[1]).toBeLessThanOrEqual(0.95);
  }
  await rm(folder, { recursive: true });
});
