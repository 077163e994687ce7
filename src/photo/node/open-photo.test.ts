import { readFileSync } from 'node:fs';
import { crc32 } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { TelltaleError } from '../../core/errors.ts';
import { say } from '../../core/words/say.ts';
import { encodable, patches, waves } from '../fixtures/patches.ts';
import { openPhoto } from './open-photo.ts';
import { sha256 } from './sha256.ts';

const heic = readFileSync(new URL('../fixtures/patches.heic', import.meta.url));
const small = () => encodable(waves(96, 64));
const FORMATS = ['jpeg', 'png', 'webp', 'tiff', 'avif'] as const;

/** Uses a photo as an examination does. Resolves to the error, or to null. */
async function lookAt(bytes: Uint8Array): Promise<unknown> {
  try {
    const photo = await openPhoto(bytes, 'a photo');
    await photo.thumbnail(64);
    await photo.region({ left: 1, top: 1, width: 20, height: 20 }, 20, 20);
    return null;
  } catch (error) {
    return error;
  }
}

test.each(FORMATS)('%s: identity and hash', async (format) => {
  const bytes = await patches().toFormat(format).toBuffer();
  const photo = await openPhoto(bytes, 'folder/name.any');
  expect(photo.identity).toEqual({ name: 'folder/name.any', sha256: sha256(bytes), format, width: 320, height: 240 });
});

test('the bytes are not changed', async () => {
  const bytes = await small().jpeg().toBuffer();
  const before = sha256(bytes);
  expect(await lookAt(bytes)).toBeNull();
  expect(sha256(bytes)).toBe(before);
});

/** A PNG whose header claims another size than its pixels have. */
async function pngClaiming(width: number, height: number): Promise<Buffer> {
  const png = await small().png().toBuffer();
  png.writeUInt32BE(width, 16);
  png.writeUInt32BE(height, 20);
  png.writeUInt32BE(crc32(png.subarray(12, 29)), 29);
  return png;
}

async function firstPartOf(encoded: Promise<Buffer>, share: number): Promise<Buffer> {
  const bytes = await encoded;
  return bytes.subarray(0, Math.floor(bytes.length * share));
}

describe('a file that is no photo gives a named error and a message', () => {
  const jpegHead = Buffer.from([0xff, 0xd8, 0xff, 0xe0]);
  test.each<[string, () => Promise<Uint8Array> | Uint8Array, string, string]>([
    ['nothing', () => new Uint8Array(), 'photo_empty', 'an empty file'],
    ['text', () => Buffer.from('hello'), 'photo_not_an_image', 'not a picture'],
    ['an SVG', () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'photo_type_unsupported', 'SVG'],
    ['a PDF', () => Buffer.from('%PDF-1.4\n'), 'photo_type_unsupported', 'PDF'],
    ['a GIF', () => small().gif().toBuffer(), 'photo_type_unsupported', 'GIF'],
    ['51 MB', () => Buffer.concat([jpegHead, Buffer.alloc(51e6)]), 'photo_too_large_bytes', '50 MB'],
    ['400 megapixels', () => pngClaiming(20_000, 20_000), 'photo_too_large_pixels', '20,000 x 20,000'],
    ['a dot', () => pngClaiming(1, 1), 'photo_too_small', '32 pixels'],
    ['half a JPEG', () => firstPartOf(patches().jpeg().toBuffer(), 0.5), 'photo_damaged', 'JPEG'],
    ['half a PNG', () => firstPartOf(small().png().toBuffer(), 0.5), 'photo_damaged', 'PNG'],
    ['a PNG without its end', () => firstPartOf(small().png().toBuffer(), 0.999), 'photo_damaged', 'PNG'],
    ['half a WebP', () => firstPartOf(small().webp().toBuffer(), 0.5), 'photo_damaged', 'WebP'],
    ['half a TIFF', () => firstPartOf(small().tiff().toBuffer(), 0.5), 'photo_damaged', 'TIFF'],
    ['half an AVIF', () => firstPartOf(small().avif({ effort: 0 }).toBuffer(), 0.5), 'photo_damaged', 'AVIF'],
    ['half a HEIC', () => heic.subarray(0, heic.length / 2), 'photo_damaged', 'HEIC'],
    ['a lone JPEG signature', () => jpegHead, 'photo_damaged', 'JPEG'],
    ['a lone TIFF signature', () => Buffer.from('II*\0'), 'photo_damaged', 'TIFF'],
    ['a PNG with too few pixels', () => pngClaiming(96, 65), 'photo_damaged', 'PNG'],
  ])('%s', async (_, bytes, code, words) => {
    const error = await lookAt(await bytes());
    expect(error).toBeInstanceOf(TelltaleError);
    expect(error).toMatchObject({ code });
    if (error instanceof TelltaleError) expect(say(error.code, 'en', error.values)).toContain(words);
  });
});

describe('gives no unnamed error', () => {
  test.each(FORMATS)('%s truncated anywhere is damaged', async (format) => {
    const whole = await small().toFormat(format).toBuffer();
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 12, max: whole.length - 1 }), async (length) => {
        expect(await lookAt(whole.subarray(0, length))).toMatchObject({ name: 'TelltaleError', code: 'photo_damaged' });
      }),
    );
  });

  test.each(FORMATS)('%s with changed bytes gives pixels or a named error', async (format) => {
    const whole = await small().toFormat(format).toBuffer();
    const change = fc.tuple(fc.nat(whole.length - 1), fc.nat(255));
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 20 }), async (changes) => {
        const bytes = Buffer.from(whole);
        for (const [at, value] of changes) bytes[at] = value;
        const error = await lookAt(bytes);
        expect(error === null || error instanceof TelltaleError).toBe(true);
      }),
    );
  });

  test('random bytes, with and without a signature before them', async () => {
    const signatures = [
      '',
      '\xff\xd8\xff',
      '\x89PNG\r\n\x1a\n',
      'RIFF\x40\0\0\0WEBPVP8 ',
      'II*\0\x08\0\0\0',
      'MM\0*\0\0\0\x08',
    ];
    const signature = fc.constantFrom(...signatures);
    await fc.assert(
      fc.asyncProperty(signature, fc.uint8Array({ maxLength: 400 }), async (start, rest) => {
        expect(await lookAt(Buffer.concat([Buffer.from(start, 'latin1'), rest]))).toBeInstanceOf(TelltaleError);
      }),
      { numRuns: 300 },
    );
  });
});

test('a hole in a WebP’s picture is damage, zeros in its metadata are not', async () => {
  const bytes = await encodable(waves(900, 700)).webp({ quality: 90 }).toBuffer();
  const holed = Buffer.from(bytes).fill(0, bytes.length >> 1, (bytes.length >> 1) + 1100);
  expect(await lookAt(holed)).toMatchObject({ code: 'photo_damaged', values: { format: 'WebP' } });
  const beside = Buffer.concat([bytes, Buffer.from('EXIF\0\x08\0\0', 'latin1'), Buffer.alloc(2048)]);
  beside.writeUInt32LE(beside.length - 8, 4);
  expect(await lookAt(beside)).toBeNull();
});

test('a damaged photo leaves the photos beside it alone', async () => {
  const good = await small().jpeg().toBuffer();
  const photos = Array.from({ length: 12 }, (_, i) => (i % 3 === 0 ? good.subarray(0, good.length - 200) : good));
  const errors = await Promise.all(photos.map(lookAt));
  expect(errors.map((error) => (error instanceof TelltaleError ? error.code : error))).toEqual(
    photos.map((_, i) => (i % 3 === 0 ? 'photo_damaged' : null)),
  );
});
