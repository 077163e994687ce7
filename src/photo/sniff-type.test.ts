import { describe, expect, test } from 'vitest';
import { patches } from './fixtures/patches.ts';
import { sniffType } from './sniff-type.ts';

const latin1 = (text: string) => Buffer.from(text, 'latin1');
const container = (brands: string) => latin1(`\0\0\0${String.fromCharCode(8 + brands.length)}ftyp${brands}`);
const directory = (tag: number) => {
  const bytes = Buffer.alloc(32);
  bytes.write('II*\0\x08\0\0\0\x01\0', 'latin1');
  bytes.writeUInt16LE(tag, 10);
  return bytes;
};

describe('formats that are examined', () => {
  test.each(['jpeg', 'png', 'webp', 'tiff'] as const)('%s as sharp writes it', async (format) => {
    expect(sniffType(await patches().toFormat(format).toBuffer())).toEqual({ format });
  });

  test.each([
    ['a phone', 'heic\0\0\0\0mif1MiHEheic'],
    ['ten bits', 'heix\0\0\0\0mif1heix'],
    ['a brand that names no codec', 'mif1\0\0\0\0miaf'],
    ['the codec among the compatible brands', 'mif1\0\0\0\0miafheic'],
    ['a burst', 'msf1\0\0\0\0hevc'],
  ])('heic from %s', (_, brands) => expect(sniffType(container(brands))).toEqual({ format: 'heic' }));

  test.each(['avif\0\0\0\0mif1miaf', 'mif1\0\0\0\0avif'])('avif from %j', (brands) => {
    expect(sniffType(container(brands))).toEqual({ format: 'avif' });
  });

  test('tiff with an ordinary first directory', () => expect(sniffType(directory(256))).toEqual({ format: 'tiff' }));
});

test.each([
  ['SVG', latin1('<svg xmlns="http://www.w3.org/2000/svg"/>')],
  ['SVG', latin1('\xef\xbb\xbf<?xml version="1.0"?>\n<!-- drawn by hand -->\n<!DOCTYPE svg>\n<svg>')],
  ['HTML', latin1('<!doctype html>\n<html lang="en">')],
  ['PDF', latin1('%PDF-1.7\n')],
  ['GIF', latin1('GIF89a\x01\0\x01\0')],
  ['BMP', latin1('BM\x36\0\x0c\0\0\0\0\0')],
  ['QOI', latin1('qoif\0\0\0\x08')],
  ['DDS', latin1('DDS \x7c\0\0\0')],
  ['SGI', latin1('\x01\xda\x01\x01\0\x03')],
  ['PCX', latin1('\x0a\x05\x01\x08')],
  ['ZIP', latin1('PK\x03\x04\x14\0')],
  ['MP4', container('isom\0\0\0\0isomavc1')],
  ['QuickTime', container('qt  \0\0\0\0qt  ')],
  ['WAV', latin1('RIFF\0\0\0\0WAVE')],
  ['RAW (DNG)', directory(0xc612)],
  ['RAW (Canon CR2)', latin1('II*\0\x10\0\0\0CR\x02\0')],
])('%s is another type', (other, bytes) => expect(sniffType(bytes)).toEqual({ other }));

test.each([
  ['nothing', ''],
  ['text', 'Dear laboratory, enclosed please find'],
  ['text that begins like a BMP', 'BMI is no picture'],
  ['markup of another kind', '<note><to>you</to></note>'],
  ['half a signature', '\xff\xd8'],
])('%s is nothing known', (_, text) => expect(sniffType(latin1(text))).toBeNull());
