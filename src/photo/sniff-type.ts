import { sniffHeif } from './heif/sniff-heif.ts';
import { sniffJpeg } from './jpeg/sniff-jpeg.ts';
import { RAW_SIGNATURES } from './tiff/camera-raw.ts';
import { sniffTiff } from './tiff/sniff-tiff.ts';

/** The supported formats, as `identity.format` names them. */
export type PhotoFormat = 'jpeg' | 'png' | 'webp' | 'tiff' | 'heic' | 'avif';

/** The result of sniffing the first bytes: a supported format, or the name of another type. */
export type SniffedType = { readonly format: PhotoFormat } | { readonly other: string };

/** The names of the formats for readers. */
export const FORMAT_NAMES: Readonly<Record<PhotoFormat, string>> = {
  jpeg: 'JPEG',
  png: 'PNG',
  webp: 'WebP',
  tiff: 'TIFF',
  heic: 'HEIC',
  avif: 'AVIF',
};

/** Classic and 64-bit, little- and big-endian. */
const TIFF_SIGNATURES: readonly string[] = ['II*\0', 'MM\0*', 'II+\0', 'MM\0+'];

/** Other types by the Latin-1 text at an offset, so that a signature reads as in the specification of the type. */
const OTHER_SIGNATURES: readonly (readonly [other: string, offset: number, signature: string])[] = [
  ...RAW_SIGNATURES,
  ['GIF', 0, 'GIF87a'],
  ['GIF', 0, 'GIF89a'],
  ['PDF', 0, '%PDF-'],
  ['JPEG XL', 0, '\xff\x0a'],
  ['JPEG XL', 4, 'JXL '],
  ['JPEG 2000', 4, 'jP  '],
  ['JPEG 2000', 0, '\xff\x4f\xff\x51'],
  ['JPEG XR', 0, 'II\xbc'],
  ['PSD', 0, '8BPS'],
  ['XCF', 0, 'gimp xcf'],
  ['OpenEXR', 0, 'v/1\x01'],
  ['Radiance HDR', 0, '#?R'],
  ['BPG', 0, 'BPG\xfb'],
  ['DjVu', 0, 'AT&TFORM'],
  ['QOI', 0, 'qoif'],
  ['DDS', 0, 'DDS \x7c\0\0\0'],
  ['SGI', 0, '\x01\xda\0\x01'],
  ['SGI', 0, '\x01\xda\x01\x01'],
  ['PCX', 0, '\x0a\x05\x01\x08'],
  ['ICO', 0, '\0\0\x01\0'],
  ['ZIP', 0, 'PK\x03\x04'],
  ['ZIP', 0, 'PK\x05\x06'],
  ['GZIP', 0, '\x1f\x8b'],
  ['RAR', 0, 'Rar!\x1a\x07'],
  ['7z', 0, '7z\xbc\xaf\x27\x1c'],
  ['Matroska', 0, '\x1a\x45\xdf\xa3'],
  ['AVI', 8, 'AVI '],
  ['WAV', 8, 'WAVE'],
];

/** The names of the unsupported types that have a signature, each once. */
export const OTHER_NAMES: readonly string[] = [...new Set(OTHER_SIGNATURES.map(([name]) => name))];

/**
 * Determines the type by the bytes, never by a name; null for unknown ones (text, random bytes). Signatures: each
 * format's own specification.
 */
export function sniffType(bytes: Uint8Array): SniffedType | null {
  // Text types may begin with comments; 4 kB of them is more than any tool writes.
  const head = String.fromCharCode(...bytes.subarray(0, 4096));
  const known = OTHER_SIGNATURES.find(([, offset, signature]) => head.startsWith(signature, offset));
  if (known !== undefined) return { other: known[0] };
  if (head.startsWith('\xff\xd8\xff')) return sniffJpeg(bytes);
  if (head.startsWith('\x89PNG\r\n\x1a\n')) return sniffPng(head);
  if (head.startsWith('RIFF') && head.startsWith('WEBP', 8)) return { format: 'webp' };
  if (TIFF_SIGNATURES.some((signature) => head.startsWith(signature))) return sniffTiff(bytes);
  if (head.startsWith('ftyp', 4)) return sniffHeif(bytes, head);
  if (head.startsWith('BM') && head.startsWith('\0\0\0\0', 6)) return { other: 'BMP' };
  const other = sniffMarkup(head) ?? (/^P[1-7][\s#]/.test(head) ? 'PNM' : null);
  return other === null ? null : { other };
}

/** Apple's tools write a variant of PNG for programs, whose first chunk no other decoder supports. */
function sniffPng(head: string): SniffedType {
  return head.startsWith('CgBI', 12) ? { other: 'PNG (CgBI)' } : { format: 'png' };
}

/** SVG and HTML have no signature: markup that soon opens their root element. */
function sniffMarkup(head: string): string | null {
  if (!/^(\xef\xbb\xbf)?\s*</.test(head)) return null;
  if (/<svg[\s>]/i.test(head)) return 'SVG';
  return /<html[\s>]/i.test(head) ? 'HTML' : null;
}
