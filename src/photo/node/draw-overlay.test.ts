import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { drawOverlay, type Mark } from './draw-overlay.ts';
import { openPhoto } from './open-photo.ts';
import { sharp } from './sharp-settings.ts';

const WIDTH = 2000;
const HEIGHT = 1000;

/** A grey photo with data of its camera and its place. */
async function greyPhoto() {
  const bytes = await sharp({ create: { width: WIDTH, height: HEIGHT, channels: 3, background: '#808080' } })
    .withExif({ IFD0: { Make: 'Camera of someone' }, IFD3: { GPSLatitudeRef: 'N' } })
    .jpeg()
    .toBuffer();
  return openPhoto(new Uint8Array(bytes), 'grey.jpg');
}

async function drawn(marks: readonly Mark[]) {
  const jpeg = Buffer.from(await drawOverlay(await greyPhoto(), marks), 'base64');
  const { data, info } = await sharp(jpeg).raw().toBuffer({ resolveWithObject: true });
  const at = (x: number, y: number) => [...data.subarray((y * info.width + x) * 3, (y * info.width + x) * 3 + 3)];
  return { jpeg, info, at };
}

const mark: Mark = { ellipse: { cx: 1000, cy: 500, rx: 200, ry: 100, angle: 0 }, verdict: 'likely_counterfeit' };

describe('the overlay', () => {
  test('is a smaller JPEG with the photo’s pixels and no other data of it', async () => {
    const { jpeg, info } = await drawn([]);
    expect([info.width, info.height]).toEqual([1280, 640]);
    const { exif, format } = await sharp(jpeg).metadata();
    expect([format, exif]).toEqual(['jpeg', undefined]);
    expect(jpeg.includes('Camera of someone')).toBe(false);
  });

  test('draws each rim where the tablet is, in the verdict’s colour, and leaves the rest as it is', async () => {
    const { at } = await drawn([mark]);
    // Ends of the half axes, at 0.64 of the photo's size.
    for (const [x, y] of [
      [768, 320],
      [512, 320],
      [640, 384],
      [640, 256],
    ] as const) {
      const [red = 0, green = 0, blue = 0] = at(x, y);
      expect(red - Math.max(green, blue), `${x} ${y}`).toBeGreaterThan(60);
    }
    for (const [x, y] of [
      [640, 320],
      [50, 50],
    ] as const) {
      for (const value of at(x, y)) expect(Math.abs(value - 128)).toBeLessThan(12);
    }
  });

  test('numbers the tablets', async () => {
    const one = await drawn([mark]);
    const two = await drawn([{ ...mark, ellipse: { ...mark.ellipse, cx: 300 } }, mark]);
    const upper = (picture: typeof one) =>
      sharp(picture.jpeg).extract({ left: 600, top: 240, width: 80, height: 60 }).raw().toBuffer();
    const [a, b] = [await upper(one), await upper(two)];
    // 1 and 2 on the very same tablet.
    expect(a.some((value, i) => Math.abs(value - (b[i] ?? 0)) > 60)).toBe(true);
  });

  test('is the same for the same photo', async () => {
    expect((await drawn([mark])).jpeg.equals((await drawn([mark])).jpeg)).toBe(true);
  });
});

test('samples of formats with their own decoder are drawn too', async () => {
  const bytes = await readFile(new URL('../../../samples/face-m.jpg', import.meta.url));
  const photo = await openPhoto(new Uint8Array(bytes), 'face-m.jpg');
  expect((await drawOverlay(photo, [mark])).length).toBeGreaterThan(1000);
});
