import { describe, expect, test } from 'vitest';
import { encodable, largestDifference, PATCH_COLOURS, patches, patchMiddles, waves } from '../fixtures/patches.ts';
import type { PhotoFormat } from '../sniff-type.ts';
import { decodePixels, readHeader } from './decode-pixels.ts';
import { sharp } from './sharp-settings.ts';

async function decode(bytes: Uint8Array, format: PhotoFormat, width?: number, height?: number) {
  return decodePixels(await readHeader(bytes, format), width, height);
}

/** Largest difference of the four patches from their colours. */
async function patchError(bytes: Uint8Array, format: PhotoFormat): Promise<number> {
  return largestDifference(patchMiddles(await decode(bytes, format)).flat(), PATCH_COLOURS.flat());
}

/** Inverse of EXIF orientation n: first a clockwise turn, then a mirroring. */
const STORED_AS: Readonly<Record<number, readonly [turn: number, mirror: 'flip' | 'flop' | null]>> = {
  1: [0, null],
  2: [0, 'flop'],
  3: [180, null],
  4: [0, 'flip'],
  5: [90, 'flop'],
  6: [-90, null],
  7: [90, 'flip'],
  8: [90, null],
};

async function storedWithOrientation(orientation: number, format: PhotoFormat): Promise<Buffer> {
  const [turn, mirror] = STORED_AS[orientation]!;
  const raw = await patches().rotate(turn).raw().toBuffer({ resolveWithObject: true });
  const { width, height } = raw.info;
  const turned = sharp(raw.data, { raw: { width, height, channels: 3 } });
  const stored = mirror === null ? turned : turned[mirror]();
  if (format === 'jpeg') stored.jpeg({ quality: 100, chromaSubsampling: '4:4:4' });
  else if (format === 'webp') stored.webp({ lossless: true });
  else if (format === 'tiff') stored.tiff({ compression: 'lzw' });
  else stored.png();
  return stored.withMetadata({ orientation }).toBuffer();
}

describe.each(['jpeg', 'png', 'webp', 'tiff'] as const)('orientation of %s', (format) => {
  test.each([1, 2, 3, 4, 5, 6, 7, 8])('%d comes out upright', async (orientation) => {
    const bytes = await storedWithOrientation(orientation, format);
    const header = await readHeader(bytes, format);
    expect([header.width, header.height]).toEqual([320, 240]);
    const whole = await decodePixels(header);
    expect(largestDifference(patchMiddles(whole).flat(), PATCH_COLOURS.flat())).toBeLessThanOrEqual(2);
    const small = await decodePixels(header, 80, 60);
    expect([small.width, small.height]).toEqual([80, 60]);
    expect(largestDifference(patchMiddles(small).flat(), PATCH_COLOURS.flat())).toBeLessThanOrEqual(2);
  });
});

describe('colours', () => {
  test('Display P3 comes out as sRGB', async () => {
    const bytes = await patches().withIccProfile('p3').png().toBuffer();
    // The values in the file differ, so only the profile restores the colours.
    const stored = await sharp(bytes, { ignoreIcc: true }).raw().toBuffer();
    expect(largestDifference([...stored.subarray(0, 3)], PATCH_COLOURS[0])).toBeGreaterThan(10);
    expect(await patchError(bytes, 'png')).toBeLessThanOrEqual(2);
  });

  test('Display P3 in 16 bits comes out as sRGB', async () => {
    const bytes = await patches().toColourspace('rgb16').withIccProfile('p3').png().toBuffer();
    expect((await sharp(bytes).metadata()).depth).toBe('ushort');
    expect(await patchError(bytes, 'png')).toBeLessThanOrEqual(2);
  });

  test.each(['png', 'tiff'] as const)('16 bits without a profile: %s', async (format) => {
    const data = new Uint16Array(await patches().raw().toBuffer()).map((value) => value * 257);
    const deep = sharp(data, { raw: { width: 320, height: 240, channels: 3 } }).toColourspace('rgb16');
    const bytes = await deep.toFormat(format, { compression: 'lzw' }).toBuffer();
    expect((await sharp(bytes).metadata()).depth).toBe('ushort');
    expect(await patchError(bytes, format)).toBeLessThanOrEqual(1);
  });

  test('CMYK JPEG, with and without a profile, comes near the colours', async () => {
    // Colours that CMYK can print; pure ones are out of its gamut.
    const skyBlue = { r: 100, g: 150, b: 200 };
    const plain = sharp({ create: { width: 64, height: 64, channels: 3, background: skyBlue } }).toColourspace('cmyk');
    for (const picture of [plain.clone(), plain.clone().withIccProfile('cmyk')]) {
      const bytes = await picture.jpeg({ quality: 100 }).toBuffer();
      expect((await sharp(bytes).metadata()).space).toBe('cmyk');
      const [colour] = patchMiddles(await decode(bytes, 'jpeg'));
      expect(largestDifference(colour!, Object.values(skyBlue))).toBeLessThanOrEqual(15);
    }
  });

  test.each([
    ['8-bit PNG', 'png', 'b-w'],
    ['16-bit PNG', 'png', 'grey16'],
    ['JPEG', 'jpeg', 'b-w'],
  ] as const)('grey %s has three equal channels', async (_, format, space) => {
    const bytes = await patches().greyscale().toColourspace(space).toFormat(format).toBuffer();
    const oneChannel = await patches().greyscale().raw().toBuffer();
    const expected = [80, 240].map((x) => oneChannel[60 * 320 + x]!).flatMap((grey) => [grey, grey, grey]);
    const [red, green] = patchMiddles(await decode(bytes, format));
    expect(largestDifference([...red!, ...green!], expected)).toBeLessThanOrEqual(2);
  });

  test.each(['png', 'webp', 'tiff'] as const)('transparent pixels of %s are white', async (format) => {
    const bytes = await patches().ensureAlpha(0).toFormat(format, { compression: 'lzw' }).toBuffer();
    expect(
      patchMiddles(await decode(bytes, format))
        .flat()
        .every((value) => value === 255),
    ).toBe(true);
  });

  test('half-transparent pixels are half white', async () => {
    const middles = patchMiddles(await decode(await patches().ensureAlpha(0.5).png().toBuffer(), 'png'));
    const expected = PATCH_COLOURS.flat().map((value) => (value + 255) / 2);
    expect(largestDifference(middles.flat(), expected)).toBeLessThanOrEqual(2);
  });

  test('a palette gives its colours', async () => {
    expect(await patchError(await patches().png({ palette: true }).toBuffer(), 'png')).toBeLessThanOrEqual(3);
  });
});

describe('the first of several pictures counts', () => {
  test('an animation', async () => {
    const black = { create: { width: 320, height: 240, channels: 3 as const, background: 'black' } };
    const frames = [await patches().png().toBuffer(), await sharp(black).png().toBuffer()];
    const bytes = await sharp(frames, { join: { animated: true } })
      .webp({ lossless: true })
      .toBuffer();
    expect((await sharp(bytes).metadata()).pages).toBe(2);
    const header = await readHeader(bytes, 'webp');
    expect([header.width, header.height]).toEqual([320, 240]);
    expect(await patchError(bytes, 'webp')).toBeLessThanOrEqual(1);
  });

  test('a TIFF of a picture and its smaller copies', async () => {
    const bytes = await patches()
      .tiff({ pyramid: true, tile: true, tileWidth: 64, tileHeight: 64, compression: 'lzw' })
      .toBuffer();
    expect((await sharp(bytes).metadata()).pages).toBeGreaterThan(1);
    expect(await patchError(bytes, 'tiff')).toBeLessThanOrEqual(1);
  });
});

describe('damage that leaves every pixel intact is accepted', () => {
  const photo = waves(320, 240);
  const baseline = () => encodable(photo).jpeg({ quality: 95 }).toBuffer();

  test('a JPEG padded before its end mark', async () => {
    const bytes = await baseline();
    const end = bytes.length - 2;
    const padded = Buffer.concat([bytes.subarray(0, end), Buffer.alloc(64), bytes.subarray(end)]);
    expect(largestDifference(await decode(padded, 'jpeg'), await decode(bytes, 'jpeg'))).toBe(0);
  });

  test('a baseline JPEG with wrong constants in its scan header', async () => {
    const bytes = await baseline();
    const wrong = Buffer.from(bytes);
    const spectralEnd = wrong.indexOf(Buffer.from([0xff, 0xda])) + 12;
    expect(wrong[spectralEnd]).toBe(63);
    wrong[spectralEnd] = 0;
    await expect(sharp(wrong).raw().toBuffer()).rejects.toThrow(/Invalid SOS parameters/);
    expect(largestDifference(await decode(wrong, 'jpeg'), await decode(bytes, 'jpeg'))).toBe(0);
  });

  test('but not a JPEG whose pixels are damaged', async () => {
    const bytes = await baseline();
    for (let at = bytes.length >> 1; at < bytes.length - 100; at += 61) bytes[at] = 0xff;
    await expect(decode(bytes, 'jpeg')).rejects.toMatchObject({ code: 'photo_damaged', values: { format: 'JPEG' } });
  });
});
