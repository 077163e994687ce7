import sharp, { type Sharp } from 'sharp';
import { describe, expect, test } from 'vitest';
import type { Frame } from '../../core/imaging/frame.ts';
import { perceptualHash } from './perceptual-hash.ts';

/** A picture with large and small forms, drawn by a formula. */
function drawn(width: number, height: number, phase: number): Frame {
  const data = new Uint8ClampedArray(width * height * 3);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const wave =
        Math.sin((x / width) * 9 + phase) + Math.cos((y / height) * 7 - phase) + Math.sin(((x + y) / width) * 4);
      data.fill(128 + 40 * wave, (y * width + x) * 3, (y * width + x) * 3 + 3);
    }
  }
  return { width, height, data };
}

async function changed(frame: Frame, change: (image: Sharp) => Sharp): Promise<Frame> {
  const { width, height, data } = frame;
  const image = change(sharp(data, { raw: { width, height, channels: 3 } }));
  const out = await sharp(await image.jpeg({ quality: 60 }).toBuffer())
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { width: out.info.width, height: out.info.height, data: out.data };
}

function distance(a: string | undefined, b: string | undefined): number {
  if (a === undefined || b === undefined) return Number.NaN;
  return [...(BigInt(`0x${a}`) ^ BigInt(`0x${b}`)).toString(2)].filter((bit) => bit === '1').length;
}

describe('perceptualHash', () => {
  const frame = drawn(384, 288, 0);

  test('is 128 bits in hex', async () => {
    expect(await perceptualHash(frame)).toMatch(/^[0-9a-f]{32}$/);
  });

  test.each([
    ['smaller', (image: Sharp) => image.resize(150)],
    ['lighter', (image: Sharp) => image.linear(0.9, 20)],
    ['packed again', (image: Sharp) => image],
  ])('hardly changes when the photo is made %s', async (_, change) => {
    const [before, after] = [await perceptualHash(frame), await perceptualHash(await changed(frame, change))];
    expect(distance(before, after)).toBeLessThanOrEqual(4);
  });

  test('differs for another picture', async () => {
    expect(distance(await perceptualHash(frame), await perceptualHash(drawn(384, 288, 2)))).toBeGreaterThan(20);
  });

  test('a picture without contrast has none', async () => {
    const data = new Uint8ClampedArray(64 * 64 * 3).fill(200);
    expect(await perceptualHash({ width: 64, height: 64, data })).toBeUndefined();
  });
});
