import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { largestDifference, PATCH_COLOURS, patchMiddles, pixelAt } from '../fixtures/patches.ts';
import { decodeHeic } from './decode-heic.ts';
import { openPhoto } from './open-photo.ts';

const fixture = (name: string) => readFileSync(new URL(`../fixtures/${name}.heic`, import.meta.url));

test.each(['patches', 'ten-bit', 'display-p3', 'display-p3-named', 'turned'])(
  '%s comes out upright in sRGB',
  async (name) => {
    const photo = await openPhoto(fixture(name), `${name}.heic`);
    expect(photo.identity).toMatchObject({ format: 'heic', width: 320, height: 240 });
    const middles = patchMiddles(await photo.thumbnail(320)).flat();
    expect(largestDifference(middles, PATCH_COLOURS.flat())).toBeLessThanOrEqual(4);
  },
);

test('the profile and the number of Display P3 give the same colours', async () => {
  const [embedded, named] = await Promise.all(
    ['display-p3', 'display-p3-named'].map((name) => decodeHeic(fixture(name))),
  );
  expect(largestDifference(embedded!, named!)).toBeLessThanOrEqual(1);
});

test('half-transparent pixels are half white', async () => {
  const [, green] = patchMiddles(await decodeHeic(fixture('half-clear')));
  const expected = PATCH_COLOURS[1].map((value) => (value + 255) / 2);
  expect(largestDifference(green!, expected)).toBeLessThanOrEqual(4);
});

test('thumbnail and region share one decode', async () => {
  const photo = await openPhoto(fixture('turned'), 'turned.heic');
  expect(largestDifference(patchMiddles(await photo.thumbnail(80)).flat(), PATCH_COLOURS.flat())).toBeLessThanOrEqual(
    4,
  );
  const region = await photo.region({ left: 0, top: 120, width: 160, height: 120 }, 16, 12);
  expect(largestDifference(pixelAt(region, 8, 6), PATCH_COLOURS[2])).toBeLessThanOrEqual(4);
});

describe('what goes wrong', () => {
  test('a decoder that takes too long is stopped', async () => {
    await expect(decodeHeic(fixture('patches'), 0.001)).rejects.toMatchObject({ code: 'photo_took_too_long' });
  });

  test('a size beyond the limit is refused before it is decoded', async () => {
    const bytes = fixture('patches');
    const sizeAt = bytes.indexOf('ispe', 0, 'latin1') + 8;
    bytes.writeUInt32BE(20_000, sizeAt);
    bytes.writeUInt32BE(20_000, sizeAt + 4);
    const values = { maxMegapixels: 100, width: 20_000, height: 20_000 };
    await expect(openPhoto(bytes, 'x')).rejects.toMatchObject({ code: 'photo_too_large_pixels', values });
  });

  test.each(['unci', 'jpeg'])('a codec that is not there is another type: %s', async (codec) => {
    const bytes = Buffer.from(fixture('patches').toString('latin1').replaceAll('hvc1', codec), 'latin1');
    await expect(openPhoto(bytes, 'x')).rejects.toMatchObject({ code: 'photo_type_unsupported' });
  });

  test('a file truncated anywhere is damaged', async () => {
    const whole = fixture('turned');
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 12, max: whole.length - 1 }), async (length) => {
        const error = await openPhoto(whole.subarray(0, length), 'cut').catch((reason: unknown) => reason);
        expect(error).toMatchObject({ code: 'photo_damaged', values: { format: 'HEIC' } });
      }),
      { numRuns: 20 },
    );
  });

  test('changed bytes give pixels or a named error', async () => {
    const whole = fixture('half-clear');
    const change = fc.tuple(fc.nat(whole.length - 1), fc.nat(255));
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 30 }), async (changes) => {
        const bytes = Buffer.from(whole);
        for (const [at, value] of changes) bytes[at] = value;
        const outcome = await openPhoto(bytes, 'changed').catch((reason: unknown) => reason);
        const isNamed = outcome instanceof Error && outcome.name === 'TelltaleError';
        expect(isNamed || (typeof outcome === 'object' && outcome !== null && 'identity' in outcome)).toBe(true);
      }),
      { numRuns: 20 },
    );
  });
});
