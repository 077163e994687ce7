import { describe, expect, test } from 'vitest';
import { TelltaleError } from '../core/errors.ts';
import { PHOTO_LIMITS } from './limits.ts';
import { sharp } from './node/sharp-settings.ts';
import { checkSize, photoError } from './photo-error.ts';

describe('errors of a decoder', () => {
  test('sharp’s time limit has its own error', async () => {
    const large = sharp({ create: { width: 20_000, height: 10_000, channels: 3, background: 'red' } });
    const cause = await large
      .blur(200)
      .raw()
      .timeout({ seconds: 1 })
      .toBuffer()
      .catch((error: unknown) => error);
    const { timeoutSeconds } = PHOTO_LIMITS;
    expect(photoError(cause, 'png')).toMatchObject({ code: 'photo_took_too_long', values: { timeoutSeconds }, cause });
  });

  test('any other error is damage, with the decoder’s message as the cause only', () => {
    const cause = new Error('vipspng: libpng read error');
    expect(photoError(cause, 'png')).toMatchObject({ code: 'photo_damaged', values: { format: 'PNG' }, cause });
    expect(photoError('no error at all', 'webp')).toMatchObject({ code: 'photo_damaged', values: { format: 'WebP' } });
  });

  test('a named error is not changed', () => {
    const error = new TelltaleError('photo_empty');
    expect(photoError(error, 'jpeg')).toBe(error);
  });
});

describe('sizes', () => {
  test.each([
    [32, 32],
    [10_000, 10_000],
    [65_000, 32],
  ])('%d x %d is a photo', (width, height) => {
    expect(() => checkSize(width, height)).not.toThrow();
  });

  test.each([
    [10_001, 10_000, 'photo_too_large_pixels', { maxMegapixels: 100, width: 10_001, height: 10_000 }],
    [31, 4000, 'photo_too_small', { minSidePx: 32, width: 31, height: 4000 }],
    [1, 1, 'photo_too_small', { minSidePx: 32, width: 1, height: 1 }],
  ])('%d x %d is %s', (width, height, code, values) => {
    expect(() => checkSize(width, height)).toThrow(expect.objectContaining({ code, values }));
  });
});
