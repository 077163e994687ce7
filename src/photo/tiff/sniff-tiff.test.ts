import { describe, expect, test } from 'vitest';
import { buildTiff, type Described, plainPicture, withTags } from '../fixtures/build-tiff.ts';
import { PATCH_COLOURS, patches, patchMiddles, pixelAt } from '../fixtures/patches.ts';
import { openPhoto } from '../node/open-photo.ts';
import { sharp } from '../node/sharp-settings.ts';
import { sniffType } from '../sniff-type.ts';
import { locatePicture } from './sniff-tiff.ts';

const BLUE = [10, 20, 200] as const;
const full = () => withTags(plainPicture(96, 64, BLUE), { 254: [0] });
const reduced = () => withTags(plainPicture(48, 32, [200, 20, 10]), { 254: [1] });
const preview = (make: string) => withTags(reduced(), { 271: make });
/** A directory of undeveloped sensor data. */
const sensor = (tags: Described['tags'] = { 262: [32803] }) => ({
  tags: { 254: [0], 256: [4000], 257: [3000], 258: [14], 259: [34713], 277: [1], ...tags },
  pixels: new Uint8Array(64),
});

async function colourOf(tiff: Uint8Array) {
  const photo = await openPhoto(tiff, 'a.tif');
  return { size: [photo.identity.width, photo.identity.height], colour: pixelAt(await photo.thumbnail(64), 5, 5) };
}

describe('RAW is never taken for its preview', () => {
  test.each<[string, string, readonly Described[]]>([
    [
      'a reduced copy, sensor data under it',
      'RAW (Nikon NEF)',
      [{ ...preview('NIKON CORPORATION'), under: [sensor()] }],
    ],
    ['nothing but reduced copies', 'RAW (Nikon NEF)', [{ ...preview('NIKON CORPORATION'), under: [reduced()] }]],
    ['a maker that packs its own way', 'RAW (Sony ARW)', [preview('SONY'), sensor({ 259: [32767] })]],
    ['sensor data first', 'RAW (Pentax PEF)', [sensor({ 259: [65535], 271: 'PENTAX Corporation' })]],
    ['sensor data last', 'RAW (Samsung SRW)', [preview('SAMSUNG'), full(), sensor({ 259: [32770] })]],
    ['a camera of the middle format', 'RAW (Hasselblad 3FR)', [{ ...preview('Hasselblad'), under: [sensor()] }]],
    ['a filter pattern alone', 'RAW', [withTags(full(), { 33422: [0, 1, 1, 2] })]],
    ["a phone's DNG, its preview whole", 'RAW (DNG)', [withTags(full(), { 271: 'Apple', 50706: [1, 4, 0, 0] })]],
    ['linear DNG data', 'RAW', [withTags(full(), { 262: [34892] })]],
  ])('%s', async (_, other, directories) => {
    const tiff = buildTiff(directories);
    expect(sniffType(tiff)).toEqual({ other });
    await expect(openPhoto(tiff, 'a.nef')).rejects.toMatchObject({
      code: 'photo_type_unsupported',
      values: { received: other },
    });
  });

  test.each([
    ['RAW (Olympus ORF)', 'IIRO\x08\0\0\0'],
    ['RAW (Olympus ORF)', 'MMOR\0\0\0\x08'],
    ['RAW (Panasonic RW2)', 'IIU\0\x18\0\0\0'],
    ['RAW (Fujifilm RAF)', 'FUJIFILMCCD-RAW 0201'],
    ['RAW (Canon CR3)', '\0\0\0\x18ftypcrx \0\0\0\x01crx isom'],
    ['RAW (Canon CRW)', 'II\x1a\0\0\0HEAPCCDR'],
    ['RAW (Sigma X3F)', 'FOVb\x01\0\x02\0'],
    ['RAW (Minolta MRW)', '\0MRM\0\0\0\0'],
    ['RAW (Phase One IIQ)', 'II*\0\x10\0\0\0IIIITwaR'],
  ])('%s by its first bytes', (other, start) => {
    expect(sniffType(Buffer.concat([Buffer.from(start, 'latin1'), Buffer.alloc(64)]))).toEqual({ other });
  });
});

describe('the first full picture is examined', () => {
  test.each<[string, readonly Described[]]>([
    ['the second page', [reduced(), full()]],
    ['the third page, after a mask', [reduced(), withTags(reduced(), { 254: [4] }), full()]],
    ['the first page, a reduced copy after it', [full(), reduced()]],
    ['of two full pages the first', [full(), withTags(plainPicture(120, 90, [1, 200, 3]), { 254: [2] })]],
    ['under the first page, as cameras write a TIFF', [{ ...preview('NIKON CORPORATION'), under: [full()] }]],
    ['by the older tag', [withTags(plainPicture(48, 32, [200, 20, 10]), { 255: [2] }), full()]],
    ['the second page, a small copy without a mark before it', [plainPicture(24, 16, [200, 20, 10]), full()]],
    ['of two pages of different shapes the first', [full(), plainPicture(400, 400, [200, 20, 10])]],
    ['the largest where all are marked as copies', [withTags(full(), { 254: [1] })]],
  ])('%s', async (_, directories) => {
    expect(await colourOf(buildTiff(directories))).toEqual({ size: [96, 64], colour: [...BLUE] });
  });

  test('a circular chain ends', () => {
    const tiff = buildTiff([full()]);
    const first = tiff.readUInt32LE(4);
    tiff.writeUInt32LE(first, first + 2 + 12 * tiff.readUInt16LE(first));
    expect(locatePicture(tiff)).toEqual({ page: 0 });
  });

  test('BigTIFF', async () => {
    const tiff = await patches().tiff({ bigtiff: true, compression: 'lzw' }).toBuffer();
    expect(tiff[2]).toBe(43);
    const photo = await openPhoto(tiff, 'big.tif');
    expect(patchMiddles(await photo.thumbnail(320))).toEqual(PATCH_COLOURS.map((colour) => [...colour]));
  });
});

describe('unsupported kinds are named', () => {
  test.each<[string, Described['tags']]>([
    ['Zstandard', { 259: [50000] }],
    ['old-style JPEG', { 259: [6] }],
    ['JPEG 2000', { 259: [33003] }],
    ['compression 12345', { 259: [12345] }],
    ['CIELAB', { 262: [8] }],
    ['LogLuv', { 262: [32845] }],
    ['floating point', { 258: [32, 32, 32], 339: [3, 3, 3] }],
    ['signed integers', { 339: [2, 2, 2] }],
    ['32 bit', { 258: [32, 32, 32] }],
    ['12 bit', { 258: [12, 12, 12] }],
    ['5 + 6 + 5 bit', { 258: [5, 6, 5] }],
    ['3 x 4 bit', { 258: [4, 4, 4] }],
    ['6 channels', { 277: [6], 338: [0, 0, 0] }],
    ['4 channels', { 258: [8, 8, 8, 8], 277: [4], 338: [0] }],
    ['4 channels', { 258: [8, 8, 8, 8], 277: [4] }],
    ['tiles of one channel', { 284: [2], 322: [64], 323: [64], 324: [8, 8, 8, 8, 8, 8] }],
  ])('%s', async (kind, tags) => {
    const received = `TIFF (${kind})`;
    await expect(openPhoto(buildTiff([withTags(full(), tags)]), 'a.tif')).rejects.toMatchObject({
      code: 'photo_type_unsupported',
      values: { received },
    });
  });

  test.each(['none', 'lzw', 'deflate', 'packbits', 'jpeg', 'webp'] as const)('%s is read', async (compression) => {
    const tiff = await patches().tiff({ compression, quality: 95 }).toBuffer();
    const photo = await openPhoto(tiff, 'a.tif');
    const middles = patchMiddles(await photo.thumbnail(320)).flat();
    for (const [i, value] of PATCH_COLOURS.flat().entries())
      expect(Math.abs(middles[i]! - value)).toBeLessThanOrEqual(12);
  });

  test('a fax of one bit is read', async () => {
    const bilevel = sharp({ create: { width: 64, height: 64, channels: 3, background: 'white' } }).toColourspace('b-w');
    const tiff = await bilevel.tiff({ compression: 'ccittfax4', bitdepth: 1 }).toBuffer();
    expect((await colourOf(tiff)).colour).toEqual([255, 255, 255]);
  });
});
