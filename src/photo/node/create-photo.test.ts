import { describe, expect, test } from 'vitest';
import { encodable, largestDifference, pixelAt, waves } from '../fixtures/patches.ts';
import { resample } from '../resample.ts';
import { openPhoto } from './open-photo.ts';

const photo = waves(1600, 1200);
const asPng = () => encodable(photo).png({ compressionLevel: 1 }).toBuffer();
const asJpeg = () => encodable(photo).jpeg({ quality: 98, chromaSubsampling: '4:4:4' }).toBuffer();

describe('thumbnail', () => {
  test.each([
    ['PNG', asPng],
    ['JPEG', asJpeg],
  ])('%s: the longer side is as asked for, the picture the same', async (_, encode) => {
    const opened = await openPhoto(await encode(), 'waves');
    // 480 and 160 let a JPEG skip work, 800 does not.
    for (const side of [800, 480, 160]) {
      const thumbnail = await opened.thumbnail(side);
      expect([thumbnail.width, thumbnail.height]).toEqual([side, (side * 3) / 4]);
      const expected = resample(photo, { left: 0, top: 0, width: 1600, height: 1200 }, side, (side * 3) / 4);
      for (const [x, y] of [
        [0.2, 0.3],
        [0.5, 0.5],
        [0.9, 0.7],
      ] as const) {
        const at = [x * side, (y * side * 3) / 4] as const;
        expect(largestDifference(pixelAt(thumbnail, ...at), pixelAt(expected, ...at))).toBeLessThanOrEqual(6);
      }
    }
  });

  test('is never enlarged', async () => {
    const opened = await openPhoto(await encodable(waves(100, 60)).png().toBuffer(), 'small');
    const thumbnail = await opened.thumbnail(512);
    expect(thumbnail).toMatchObject({ width: 100, height: 60 });
    expect(Buffer.from(thumbnail.data).equals(Buffer.from(waves(100, 60).data))).toBe(true);
  });

  test('a very long photo keeps at least one pixel per side', async () => {
    const opened = await openPhoto(await encodable(waves(4000, 32)).jpeg().toBuffer(), 'long');
    expect(await opened.thumbnail(40)).toMatchObject({ width: 40, height: 1 });
  });

  test('a rotated photo has the thumbnail of the upright one', async () => {
    const upright = await openPhoto(await asJpeg(), 'upright');
    const turned = await encodable(photo)
      .rotate(-90)
      .withMetadata({ orientation: 6 })
      .jpeg({ quality: 98, chromaSubsampling: '4:4:4' })
      .toBuffer();
    const other = await openPhoto(turned, 'turned');
    expect(other.identity).toMatchObject({ width: 1600, height: 1200 });
    for (const side of [800, 400]) {
      const [a, b] = await Promise.all([upright.thumbnail(side), other.thumbnail(side)]);
      expect(largestDifference(a, b)).toBeLessThanOrEqual(8);
    }
  });
});

describe('region', () => {
  test('of a lossless photo has its exact pixels, and repeats the edge beyond it', async () => {
    const opened = await openPhoto(await asPng(), 'waves');
    const rect = { left: 1500, top: -20, width: 150, height: 100 };
    const region = await opened.region(rect, 150, 100);
    expect(largestDifference(region, resample(photo, rect, 150, 100))).toBe(0);
    expect(pixelAt(region, 149, 0)).toEqual(pixelAt(photo, 1599, 0));
  });

  test.each([
    ['half the size', 128],
    ['a quarter', 64],
    ['a sixth', 42],
    ['a tenth', 25],
  ])('at %s, from a smaller decode, shows the same place', async (_, size) => {
    const opened = await openPhoto(await asJpeg(), 'waves');
    const rect = { left: 300.5, top: 250.25, width: 256, height: 256 };
    const region = await opened.region(rect, size, size);
    const expected = resample(photo, rect, size, size);
    // The red waves are 107 px long; a shift by one pixel would change red by 6, green and blue hardly.
    expect(largestDifference(region, expected)).toBeLessThanOrEqual(size < 64 ? 12 : 6);
  });

  test('keeps the detail that fits its size', async () => {
    // Stripes of 8 px: 4 px wide and still plain at half the size, lost in any coarser decode.
    const data = new Uint8Array(1600 * 1200 * 3).map((_, i) => ((Math.floor(i / 3) % 1600) % 8 < 4 ? 40 : 220));
    const bytes = await encodable({ width: 1600, height: 1200, data }).jpeg({ quality: 95 }).toBuffer();
    const region = await (await openPhoto(bytes, 'stripes')).region(
      { left: 400, top: 400, width: 256, height: 256 },
      128,
      128,
    );
    expect(Math.max(...region.data) - Math.min(...region.data)).toBeGreaterThan(100);
  });

  test('does not depend on earlier or concurrent calls', async () => {
    const bytes = await asJpeg();
    const calls = [
      { left: 100, top: 100, width: 300, height: 300 },
      { left: 700, top: 500, width: 64, height: 64 },
      { left: 0, top: 0, width: 1600, height: 1200 },
    ].map((rect) => async (opened: Awaited<ReturnType<typeof openPhoto>>) => (await opened.region(rect, 64, 64)).data);
    const one = await openPhoto(bytes, 'a');
    const together = await Promise.all([...calls.map((call) => call(one)), one.thumbnail(300)]);
    const other = await openPhoto(bytes, 'b');
    for (const [i, call] of [...calls.entries()].reverse()) {
      expect(Buffer.compare(Buffer.from(await call(other)), Buffer.from(together[i] as Uint8Array))).toBe(0);
    }
  });
});

test.each([
  ['PNG', asPng],
  ['JPEG', asJpeg],
])('%s is decoded at full size once: the frame is kept', async (_, encode) => {
  const opened = await openPhoto(await encode(), 'waves');
  expect(await opened.thumbnail(1600)).toBe(await opened.thumbnail(5000));
});
