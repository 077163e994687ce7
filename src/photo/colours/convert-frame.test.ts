import { crc32 } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { nclx } from '../fixtures/build-heif.ts';
import { largestDifference, PATCH_COLOURS, patches, patchMiddles } from '../fixtures/patches.ts';
import { withProperty } from '../fixtures/with-property.mjs';
import { openPhoto } from '../node/open-photo.ts';
import { sharp } from '../node/sharp-settings.ts';
import { conversionOf } from './colour-code-points.ts';
import { convertFrame } from './convert-frame.ts';

const [BT709, BT2020, P3, SRGB, LINEAR, PQ] = [1, 9, 12, 13, 8, 16] as const;
const frameOf = (...data: readonly number[]) => ({ width: data.length / 3, height: 1, data: Uint8Array.from(data) });

test('the matrix from BT.2020 is that of ITU-R BT.2087', () => {
  const { matrix } = conversionOf({ primaries: BT2020, transfer: SRGB })!;
  const expected = [1.6605, -0.5876, -0.0728, -0.1246, 1.1329, -0.0083, -0.0182, -0.1006, 1.1187];
  for (const [i, value] of expected.entries()) expect(matrix[i]).toBeCloseTo(value, 3);
});

test.each([BT709, 5, 6, 7, BT2020, P3, 22])('greys of primaries %d do not change', (primaries) => {
  const greys = frameOf(...[0, 1, 2, 10, 100, 200, 254, 255].flatMap((grey) => [grey, grey, grey]));
  const converted = convertFrame(greys, conversionOf({ primaries, transfer: SRGB }));
  expect(largestDifference([...converted.data], [...greys.data])).toBeLessThanOrEqual(primaries === BT709 ? 0 : 1);
});

test('Display P3 by numbers is Display P3 by its profile', async () => {
  const p3 = await patches().withIccProfile('p3').png().toBuffer();
  const stored = await sharp(p3, { ignoreIcc: true }).raw().toBuffer();
  const frame = { width: 320, height: 240, data: stored };
  const middles = patchMiddles(convertFrame(frame, conversionOf({ primaries: P3, transfer: SRGB }))).flat();
  expect(largestDifference(middles, PATCH_COLOURS.flat())).toBeLessThanOrEqual(2);
});

test('linear light gets the curve of sRGB', () => {
  const converted = convertFrame(frameOf(55, 128, 255), conversionOf({ primaries: BT709, transfer: LINEAR }));
  expect([...converted.data]).toEqual([128, 188, 255]);
});

/** A PNG with a cICP chunk before its picture data. */
async function pngOf(primaries: number, transfer: number): Promise<Buffer> {
  const png = await patches().withIccProfile('p3').png().toBuffer();
  const chunk = Buffer.from([0, 0, 0, 4, ...Buffer.from('cICP'), primaries, transfer, 0, 1, 0, 0, 0, 0]);
  chunk.writeUInt32BE(crc32(chunk.subarray(4, 12)), 12);
  return Buffer.concat([png.subarray(0, 33), chunk, png.subarray(33)]);
}

describe('PNG with cICP', () => {
  test('its cICP values outrank its profile', async () => {
    const stored = await sharp(await pngOf(P3, SRGB), { ignoreIcc: true })
      .raw()
      .toBuffer();
    const named = await (await openPhoto(await pngOf(P3, SRGB), 'a.png')).thumbnail(320);
    expect(largestDifference(patchMiddles(named).flat(), PATCH_COLOURS.flat())).toBeLessThanOrEqual(2);
    const plain = await (await openPhoto(await pngOf(BT709, SRGB), 'a.png')).thumbnail(320);
    expect(largestDifference([...plain.data], [...stored])).toBe(0);
  });

  test('HDR is refused by name', async () => {
    await expect(openPhoto(await pngOf(BT2020, PQ), 'a.png')).rejects.toMatchObject({
      code: 'photo_type_unsupported',
      values: { received: 'PNG (HDR, PQ)' },
    });
  });
});

describe('AVIF', () => {
  const avif = () => patches().avif({ effort: 0, quality: 90, chromaSubsampling: '4:4:4' }).toBuffer();
  const named = async (primaries: number, transfer: number) =>
    withProperty(await avif(), 'colr', nclx(primaries, transfer));

  test('sRGB is read', async () => {
    const photo = await openPhoto(await avif(), 'a.avif');
    expect(photo.identity).toMatchObject({ format: 'avif', width: 320, height: 240 });
    expect(
      largestDifference(patchMiddles(await photo.thumbnail(320)).flat(), PATCH_COLOURS.flat()),
    ).toBeLessThanOrEqual(4);
  });

  test('BT.2020 is converted', async () => {
    const plain = await (await openPhoto(await avif(), 'a')).thumbnail(320);
    const wide = await (await openPhoto(await named(BT2020, SRGB), 'a')).thumbnail(320);
    const expected = convertFrame(plain, conversionOf({ primaries: BT2020, transfer: SRGB }));
    expect(largestDifference(patchMiddles(wide).flat(), patchMiddles(expected).flat())).toBeLessThanOrEqual(2);
  });

  test('HDR is refused by name', async () => {
    const received = 'AVIF (HDR, PQ)';
    await expect(openPhoto(await named(BT2020, PQ), 'a')).rejects.toMatchObject({ values: { received } });
  });
});
