import sharp, { type Sharp } from 'sharp';
import { describe, expect, test } from 'vitest';
import { buildTiff, plainPicture, withTags } from '../fixtures/build-tiff.ts';
import { takenOn } from './taken-on.ts';

function photo(exif?: Parameters<Sharp['withExif']>[0], format: 'jpeg' | 'png' | 'webp' = 'jpeg'): Promise<Buffer> {
  const blank = sharp({ create: { width: 40, height: 40, channels: 3, background: 'grey' } });
  return (exif ? blank.withExif(exif) : blank).toFormat(format).toBuffer();
}

test.each(['jpeg', 'png', 'webp'] as const)('reads the camera’s time, in %s', async (format) => {
  const exif = { IFD0: { DateTime: '2020:01:01 10:00:00' }, IFD2: { DateTimeOriginal: '2019:05:31 23:59:58' } };
  expect(await takenOn(await photo(exif, format))).toBe('2019-05-31T23:59:58');
});

test('falls back to the time of the last change', async () => {
  expect(await takenOn(await photo({ IFD0: { DateTime: '2020:01:01 10:00:00' } }))).toBe('2020-01-01T10:00:00');
});

test.each([
  ['no camera data', undefined],
  ['a clock that was never set', { IFD2: { DateTimeOriginal: '0000:00:00 00:00:00' } }],
  ['a month that is none', { IFD2: { DateTimeOriginal: '2019:13:01 00:00:00' } }],
  ['a 30th of February', { IFD2: { DateTimeOriginal: '2020:02:30 10:00:00' } }],
  ['a 29th of February in a year without one', { IFD2: { DateTimeOriginal: '2019:02:29 10:00:00' } }],
  ['an hour that is the next day', { IFD2: { DateTimeOriginal: '2020:01:02 24:00:00' } }],
  ['a minute that is none', { IFD2: { DateTimeOriginal: '2020:01:02 10:60:00' } }],
  ['words', { IFD2: { DateTimeOriginal: 'yesterday evening!!' } }],
])('undefined for %s', async (_, exif) => {
  expect(await takenOn(await photo(exif))).toBeUndefined();
});

describe('in a TIFF', () => {
  const page = withTags(plainPicture(40, 40, [9, 9, 9]), { 306: '2020:01:01 10:00:00' });
  const original = (text: string) => ({ ...page, exif: { tags: { 36867: text } } });

  test.each([
    ['the camera says when', original('2019:05:31 23:59:58'), '2019-05-31T23:59:58'],
    ['only the file says when', page, '2020-01-01T10:00:00'],
    ['a leap day', withTags(page, { 306: '2020:02:29 10:00:00' }), '2020-02-29T10:00:00'],
    ['a 30th of February', withTags(page, { 306: '2020:02:30 10:00:00' }), undefined],
  ])('%s', async (_, directory, expected) => expect(await takenOn(buildTiff([directory]))).toBe(expected));
});

test('is undefined for truncated data and for a file that is no photo', async () => {
  const whole = await photo({ IFD2: { DateTimeOriginal: '2019:05:31 23:59:58' } });
  const at = whole.indexOf('Exif');
  const broken = Buffer.from(whole);
  broken.fill(0xff, at + 10, at + 14);
  expect(await takenOn(broken)).toBeUndefined();
  expect(await takenOn(Buffer.from('no photo'))).toBeUndefined();
});
