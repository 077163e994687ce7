import { readFileSync } from 'node:fs';
// @ts-expect-error: libheif-js has no types
import libheif from 'libheif-js/wasm-bundle.js';
import { describe, expect, test } from 'vitest';
import { box, buildHeif, grid, ispe, nclx } from '../fixtures/build-heif.ts';
import { PATCH_COLOURS, pixelAt } from '../fixtures/patches.ts';
import { decodesWhole } from '../heic/check-hevc.mjs';
import { openPhoto } from '../node/open-photo.ts';
import { sharp } from '../node/sharp-settings.ts';
import { sniffType } from '../sniff-type.ts';
import { readHevc } from './hevc.ts';
import { readHeif } from './read-heif.ts';

const whole = readFileSync(new URL('../fixtures/turned.heic', import.meta.url));
const plain = readHeif(readFileSync(new URL('../fixtures/patches.heic', import.meta.url)))!.primary;
/** The patches' coded data and the property that describes them. */
const tile = {
  type: 'hvc1',
  data: plain.data()!,
  properties: [box('hvcC', plain.properties('hvcC')[0]!), ispe(320, 240)],
};
const damaged = { code: 'photo_damaged', values: { format: 'HEIC' } };

/** The coded picture of a file, in place, to be damaged. */
function codedIn(file: Buffer): Uint8Array {
  return readHeif(file)!.primary.data()!;
}

describe('HEIC that was damaged in copying', () => {
  const lengths = codedIn(whole).length;

  test.each([0.1, 0.3, 0.5, 0.7, 0.9])('zeros from %d of the picture to its end', async (share) => {
    const file = Buffer.from(whole);
    codedIn(file).fill(0, Math.floor(lengths * share));
    await expect(openPhoto(file, 'a.heic')).rejects.toMatchObject(damaged);
  });

  test.each([3, 4, 16, 200])('a hole of %d zeros', async (zeros) => {
    const file = Buffer.from(whole);
    codedIn(file).fill(0, lengths >> 1, (lengths >> 1) + zeros);
    await expect(openPhoto(file, 'a.heic')).rejects.toMatchObject(damaged);
  });

  test('single flipped bits: found in at least nine of ten places', () => {
    let detected = 0;
    for (let i = 0; i < 40; i++) {
      const file = Buffer.from(whole);
      codedIn(file)[40 + Math.floor((i * (lengths - 60)) / 40)]! ^= 1 << (i % 8);
      const picture = readHevc(readHeif(file)!.primary);
      if (picture === null || !decodesWhole(libheif, picture)) detected++;
    }
    expect(detected).toBeGreaterThanOrEqual(36);
    expect(decodesWhole(libheif, readHevc(readHeif(whole)!.primary)!)).toBe(true);
  });

  test.each<[string, (coded: Uint8Array) => void]>([
    ['a length that leads out of the picture', (coded) => coded.set([0x7f, 0xff, 0xff, 0xff])],
    ['a length of nothing', (coded) => coded.fill(0, 0, 4)],
    ['a header whose first bit is set', (coded) => coded.set([coded[4]! | 0x80], 4)],
    ['a header without a layer', (coded) => coded.set([0], 5)],
  ])('%s', async (_, damage) => {
    const file = Buffer.from(whole);
    damage(codedIn(file));
    await expect(openPhoto(file, 'a.heic')).rejects.toMatchObject(damaged);
  });

  test('zeros that a writer left after a unit are no damage', () => {
    const data = Buffer.concat([tile.data, Buffer.alloc(2)]);
    data.writeUInt32BE(data.length - 4, 0);
    const file = readHeif(buildHeif([{ ...tile, data }]))!;
    expect(readHevc(file.primary)?.units).toHaveLength(1);
  });
});

describe('a grid of tiles', () => {
  const whole = {
    type: 'grid',
    data: grid(1, 2, 640, 240),
    properties: [ispe(640, 240)],
    refers: { type: 'dimg', to: [1, 2] },
  };

  test('is read', async () => {
    const photo = await openPhoto(buildHeif([tile, tile, whole]), 'grid.heic');
    expect(photo.identity).toMatchObject({ format: 'heic', width: 640, height: 240 });
    const right = pixelAt(await photo.thumbnail(640), 400, 60);
    for (const [i, value] of PATCH_COLOURS[0].entries()) expect(Math.abs(right[i]! - value)).toBeLessThanOrEqual(4);
  });

  test.each([
    ['a hole in its second tile', Uint8Array.from(tile.data).fill(0, 400, 500)],
    ['a second tile of nothing but zeros', new Uint8Array(tile.data.length)],
    ['a flipped bit in its second tile', Uint8Array.from(tile.data, (byte, at) => (at === 300 ? byte ^ 4 : byte))],
  ])('%s is damage', async (_, data) => {
    await expect(openPhoto(buildHeif([tile, { ...tile, data }, whole]), 'a.heic')).rejects.toMatchObject(damaged);
  });
});

describe('AVIF', () => {
  const avif = () =>
    sharp({
      create: {
        width: 400,
        height: 300,
        channels: 3,
        background: '#4080c0',
        noise: { type: 'gaussian', mean: 120, sigma: 40 },
      },
    })
      .avif({ effort: 0, quality: 80 })
      .toBuffer();

  test('a hole is damage', async () => {
    const file = await avif();
    expect((await openPhoto(file, 'a.avif')).identity).toMatchObject({ format: 'avif', width: 400, height: 300 });
    file.fill(0, file.length - 5000, file.length - 4000);
    await expect(openPhoto(file, 'a.avif')).rejects.toMatchObject({
      code: 'photo_damaged',
      values: { format: 'AVIF' },
    });
  });

  test('is recognised by its picture, whatever its brands', async () => {
    const file = await avif();
    file.write('heic', 8, 'latin1');
    file.write('heic', 20, 'latin1');
    expect(sniffType(file)).toEqual({ format: 'avif' });
  });
});

test.each([
  ['HEIF (JPEG)', 'jpeg'],
  ['HEIF (JPEG 2000)', 'j2k1'],
  ['HEIF (uncompressed)', 'unci'],
])('another codec is named: %s', async (received, type) => {
  const file = buildHeif([{ ...tile, type }]);
  await expect(openPhoto(file, 'a.heif')).rejects.toMatchObject({
    code: 'photo_type_unsupported',
    values: { received },
  });
});

describe('colours given by numbers', () => {
  const withColours = (primaries: number, transfer: number) =>
    buildHeif([{ ...tile, properties: [...tile.properties, box('colr', nclx(primaries, transfer))] }]);

  test.each([
    ['HEIC (HDR, PQ)', 9, 16],
    ['HEIC (HDR, HLG)', 9, 18],
    ['HEIC (colour transfer 10)', 1, 10],
    ['HEIC (colour primaries 11)', 11, 13],
  ])('%s is refused by name', async (received, primaries, transfer) => {
    const file = withColours(primaries, transfer);
    await expect(openPhoto(file, 'a.hif')).rejects.toMatchObject({
      code: 'photo_type_unsupported',
      values: { received },
    });
  });

  test.each([
    ['sRGB', 1, 13],
    ['the curve of television', 1, 1],
    ['nothing', 2, 2],
  ])('%s leaves the numbers as they are', async (_, primaries, transfer) => {
    const [red] = (await (await openPhoto(withColours(primaries, transfer), 'a')).thumbnail(320)).data;
    expect(Math.abs(red! - PATCH_COLOURS[0][0])).toBeLessThanOrEqual(4);
  });

  test('BT.2020 is converted: the same value is redder there', async () => {
    const frame = await (await openPhoto(withColours(9, 13), 'a')).thumbnail(320);
    // (200, 40, 40) in BT.2020 with the curve of sRGB is, in linear sRGB, (0.953, -0.049, 0.010).
    const expected = [250, 0, 25];
    for (const [i, value] of pixelAt(frame, 40, 40).entries())
      expect(Math.abs(value - expected[i]!)).toBeLessThanOrEqual(6);
  });

  test('ten bits without a colour space are refused: they may be HDR', async () => {
    const deep = readHeif(readFileSync(new URL('../fixtures/ten-bit.heic', import.meta.url)))!.primary;
    const properties = [box('hvcC', deep.properties('hvcC')[0]!), ispe(320, 240)];
    const file = buildHeif([{ type: 'hvc1', data: deep.data()!, properties }]);
    const received = 'HEIC (10 bit, no colour space)';
    await expect(openPhoto(file, 'a.hif')).rejects.toMatchObject({
      code: 'photo_type_unsupported',
      values: { received },
    });
  });
});
