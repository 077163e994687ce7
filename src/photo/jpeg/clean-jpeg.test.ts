import { describe, expect, test } from 'vitest';
import { encodable, largestDifference, waves } from '../fixtures/patches.ts';
import { hasHole } from '../has-hole.ts';
import { openPhoto } from '../node/open-photo.ts';
import { sharp } from '../node/sharp-settings.ts';
import { sniffType } from '../sniff-type.ts';
import { cleanJpeg } from './clean-jpeg.ts';
import { readSegments } from './read-segments.ts';

const photo = () => encodable(waves(330, 250));
const baseline = () => photo().jpeg({ quality: 92 }).toBuffer();
const progressive = () => photo().jpeg({ quality: 92, progressive: true }).toBuffer();
const inserted = (bytes: Buffer, at: number, added: Uint8Array) =>
  Buffer.concat([bytes.subarray(0, at), added, bytes.subarray(at)]);
const places = (bytes: Buffer, marker: number) =>
  [...bytes.keys()].filter((at) => bytes[at] === 0xff && bytes[at + 1] === marker);
const last = (bytes: Buffer, marker: number) => places(bytes, marker).at(-1)!;
const stray = Uint8Array.of(0x12, 0x34, 0x56, 0x78);

const decode = async (bytes: Buffer) => (await openPhoto(bytes, 'a.jpg')).thumbnail(330);
const damaged = { code: 'photo_damaged', values: { format: 'JPEG' } };

/** An APP0 segment of JFIF, version 9.9. */
const JFIF_9 = Buffer.from([0xff, 0xe0, 0, 16, ...Buffer.from('JFIF\0'), 9, 9, 0, 0, 1, 0, 1, 0, 0]);

/** An APP14 segment of Adobe with this transform. */
const adobe = (transform: number) =>
  Buffer.from([0xff, 0xee, 0, 14, ...Buffer.from('Adobe'), 0, 100, 0, 0, 0, 0, transform]);

describe('whole photos that a decoder warns of are examined, with the same pixels', () => {
  test.each<[string, () => Promise<Buffer>, (bytes: Buffer) => Buffer]>([
    ['bytes between segments', baseline, (bytes) => inserted(bytes, last(bytes, 0xdb), new Uint8Array(3))],
    ['other bytes between segments', baseline, (bytes) => inserted(bytes, last(bytes, 0xc0), stray)],
    ['bytes before the end of a progressive one', progressive, (bytes) => inserted(bytes, bytes.length - 2, stray)],
    ['padding before the end', progressive, (bytes) => inserted(bytes, bytes.length - 2, new Uint8Array(4096))],
    ['bytes between two scans', progressive, (bytes) => inserted(bytes, last(bytes, 0xc4), stray)],
    ['bytes after the end', baseline, (bytes) => Buffer.concat([bytes, Buffer.alloc(10_000, 7)])],
    ['a version of JFIF that is none', baseline, (bytes) => inserted(bytes, 2, JFIF_9)],
    ['a transform of Adobe that is none', baseline, (bytes) => inserted(bytes, 2, adobe(7))],
    [
      'wrong constants in the scan header',
      baseline,
      (bytes) => Buffer.from(bytes).fill(0, last(bytes, 0xda) + 12, last(bytes, 0xda) + 13),
    ],
    [
      'the last scan twice',
      progressive,
      (bytes) => inserted(bytes, bytes.length - 2, bytes.subarray(last(bytes, 0xda), -2)),
    ],
    [
      'its only scan twice',
      baseline,
      (bytes) => inserted(bytes, bytes.length - 2, bytes.subarray(last(bytes, 0xda), -2)),
    ],
  ])('%s', async (_, make, change) => {
    const plain = await make();
    const odd = change(plain);
    expect(odd.equals(plain)).toBe(false);
    expect(largestDifference(await decode(odd), await decode(plain))).toBe(0);
  });

  test('restart markers, one after every coding unit', async () => {
    const picture = { width: 16, height: 16, channels: 3 as const, background: '#a05030' };
    const unit = await sharp({ create: picture }).jpeg().toBuffer();
    const coded = readSegments(unit).segments.flatMap((segment) => [...segment.coded]);
    const units = Array.from({ length: 64 }, (_, i) => [...coded, 0xff, i === 63 ? 0xd9 : 0xd0 + (i % 8)]).flat();
    const bytes = Buffer.from([...unit.subarray(0, last(unit, 0xda) + 14), ...units]);
    const frame = last(bytes, 0xc0);
    for (const at of [frame + 6, frame + 8]) bytes[at] = 128;
    const whole = inserted(bytes, frame, Buffer.from([0xff, 0xdd, 0, 4, 0, 1]));
    expect(cleanJpeg(whole)?.length).toBe(whole.length);
    expect(new Set((await decode(whole)).data)).toEqual(new Set(await sharp(unit).raw().toBuffer()));
    const missing = Buffer.from(whole);
    missing[last(missing, 0xd3) + 1] = 0xd5;
    expect(cleanJpeg(missing)).toBeNull();
  });

  test('zeros that are a flat area', async () => {
    const flat = sharp({ create: { width: 2000, height: 1000, channels: 3, background: 'white' } });
    const bytes = await flat.jpeg({ optimizeCoding: true }).toBuffer();
    expect(readSegments(bytes).segments.some(({ coded }) => hasHole(coded, 64))).toBe(true);
    expect((await openPhoto(bytes, 'flat.jpg')).identity).toMatchObject({ width: 2000, height: 1000 });
  });
});

describe('missing picture data is damage', () => {
  test.each<[string, () => Promise<Buffer>, (bytes: Buffer) => Buffer]>([
    ['no end', baseline, (bytes) => bytes.subarray(0, bytes.length - 2)],
    ['half', progressive, (bytes) => bytes.subarray(0, bytes.length >> 1)],
    [
      'half, with an end',
      baseline,
      (bytes) => Buffer.concat([bytes.subarray(0, bytes.length >> 1), bytes.subarray(-2)]),
    ],
    [
      'zeros in the middle',
      progressive,
      (bytes) => Buffer.from(bytes).fill(0, bytes.length >> 1, (bytes.length >> 1) + 2000),
    ],
    [
      'zeros in the middle',
      baseline,
      (bytes) => Buffer.from(bytes).fill(0, bytes.length >> 1, (bytes.length >> 1) + 2000),
    ],
    [
      'a scan cut short',
      progressive,
      (bytes) => Buffer.concat([bytes.subarray(0, last(bytes, 0xda) + 200), bytes.subarray(-2)]),
    ],
    [
      'many bytes left over',
      progressive,
      (bytes) =>
        inserted(
          bytes,
          bytes.length - 2,
          bytes.subarray(700, 900).map((byte) => byte & 0x7f),
        ),
    ],
  ])('%s', async (_, make, change) => {
    await expect(decode(change(await make()))).rejects.toMatchObject(damaged);
  });

  test('a photo that one decoder reads to its end must be read so by the other', async () => {
    const bytes = await progressive();
    for (let at = 1000; at < bytes.length - 50; at += 97) bytes[at]! ^= 0x15;
    expect(cleanJpeg(bytes)).toBeNull();
  });
});

test('a height given after the scan', async () => {
  const plain = await baseline();
  const frame = plain.indexOf(Buffer.from([0xff, 0xc0]));
  const late = inserted(
    Buffer.from(plain).fill(0, frame + 5, frame + 7),
    plain.length - 2,
    Uint8Array.of(0xff, 0xdc, 0, 4, 0, 250),
  );
  const opened = await openPhoto(late, 'late.jpg');
  expect(opened.identity).toMatchObject({ width: 330, height: 250 });
  expect(largestDifference(await opened.thumbnail(330), await (await openPhoto(plain, 'a')).thumbnail(330))).toBe(0);
});

describe('kinds that no decoder knows are named', () => {
  test.each([
    ['JPEG (lossless)', 0xc3, 8],
    ['JPEG (hierarchical)', 0xc5, 8],
    ['JPEG (arithmetic coding)', 0xc9, 8],
    ['JPEG (arithmetic coding)', 0xca, 8],
    ['JPEG-LS', 0xf7, 8],
    ['JPEG (12 bit)', 0xc1, 12],
  ])('%s', async (other, marker, bits) => {
    const bytes = Buffer.from(await baseline());
    const frame = bytes.indexOf(Buffer.from([0xff, 0xc0]));
    bytes[frame + 1] = marker;
    bytes[frame + 4] = bits;
    expect(sniffType(bytes)).toEqual({ other });
    await expect(openPhoto(bytes, 'a.jpg')).rejects.toMatchObject({ code: 'photo_type_unsupported' });
  });

  test('two channels', async () => {
    const bytes = Buffer.from(await baseline());
    bytes[bytes.indexOf(Buffer.from([0xff, 0xc0])) + 9] = 2;
    expect(sniffType(bytes)).toEqual({ other: 'JPEG (2 channels)' });
  });
});
