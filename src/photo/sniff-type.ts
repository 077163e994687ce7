import { isCameraRaw } from './camera-raw.ts';

/** The formats that are examined, as `identity.format` names them. */
export type PhotoFormat = 'jpeg' | 'png' | 'webp' | 'tiff' | 'heic';

/** What the first bytes say: a format that is examined, or the name of another type. */
export type SniffedType = { readonly format: PhotoFormat } | { readonly other: string };

/** The formats by the names that a reader knows. */
export const FORMAT_NAMES: Readonly<Record<PhotoFormat, string>> = {
  jpeg: 'JPEG',
  png: 'PNG',
  webp: 'WebP',
  tiff: 'TIFF',
  heic: 'HEIC',
};

/** Classic and 64-bit, little- and big-endian. */
const TIFF_SIGNATURES: readonly string[] = ['II*\0', 'MM\0*', 'II+\0', 'MM\0+'];

/** Other types by what stands at an offset in Latin-1, so that a signature reads as it does in the type's own document. */
const OTHER_SIGNATURES: readonly (readonly [other: string, offset: number, signature: string])[] = [
  ['GIF', 0, 'GIF87a'],
  ['GIF', 0, 'GIF89a'],
  ['PDF', 0, '%PDF-'],
  ['JPEG XL', 0, '\xff\x0a'],
  ['JPEG XL', 4, 'JXL '],
  ['JPEG 2000', 4, 'jP  '],
  ['JPEG 2000', 0, '\xff\x4f\xff\x51'],
  ['PSD', 0, '8BPS'],
  ['ZIP', 0, 'PK\x03\x04'],
  ['ZIP', 0, 'PK\x05\x06'],
  ['GZIP', 0, '\x1f\x8b'],
  ['RAR', 0, 'Rar!\x1a\x07'],
  ['7z', 0, '7z\xbc\xaf\x27\x1c'],
  ['Matroska', 0, '\x1a\x45\xdf\xa3'],
  ['AVI', 8, 'AVI '],
  ['WAV', 8, 'WAVE'],
];

/**
 * The type by its first bytes, never by a name; null where they are known to nobody here (text, random bytes).
 * Signatures: each format's own specification.
 */
export function sniffType(bytes: Uint8Array): SniffedType | null {
  // Text types may begin with comments; 4 kB of them is more than any tool writes.
  const head = String.fromCharCode(...bytes.subarray(0, 4096));
  if (head.startsWith('\xff\xd8\xff')) return { format: 'jpeg' };
  if (head.startsWith('\x89PNG\r\n\x1a\n')) return { format: 'png' };
  if (head.startsWith('RIFF') && head.startsWith('WEBP', 8)) return { format: 'webp' };
  if (TIFF_SIGNATURES.some((signature) => head.startsWith(signature))) {
    return isCameraRaw(bytes) ? { other: 'RAW' } : { format: 'tiff' };
  }
  if (head.startsWith('ftyp', 4)) return sniffBrands(head);
  if (head.startsWith('BM') && head.startsWith('\0\0\0\0', 6)) return { other: 'BMP' };
  const known = OTHER_SIGNATURES.find(([, offset, signature]) => head.startsWith(signature, offset));
  const other = known?.[0] ?? sniffMarkup(head);
  return other === null ? null : { other };
}

/** SVG and HTML have no signature: markup that soon opens their root element. */
function sniffMarkup(head: string): string | null {
  if (!/^(\xef\xbb\xbf)?\s*</.test(head)) return null;
  if (/<svg[\s>]/i.test(head)) return 'SVG';
  return /<html[\s>]/i.test(head) ? 'HTML' : null;
}

/**
 * HEIC, AVIF and videos share one container and differ in the brands of its first box (ISO/IEC 14496-12, 23008-12).
 * AVIF is refused: no phone writes it by itself, and one decoder less is one less to keep safe.
 */
function sniffBrands(head: string): SniffedType {
  const size = Math.min(head.charCodeAt(2) * 256 + head.charCodeAt(3), head.length);
  const brands = [head.slice(8, 12), ...(head.slice(16, size).match(/.{4}/gs) ?? [])];
  if (brands.some((brand) => /^he[iv][cmsx]$/.test(brand))) return { format: 'heic' };
  if (brands.some((brand) => /^avi[fs]$/.test(brand))) return { other: 'AVIF' };
  if (brands.some((brand) => /^m[is]f1$/.test(brand))) return { format: 'heic' };
  if (brands[0] === 'crx ') return { other: 'RAW' };
  return { other: brands[0] === 'qt  ' ? 'QuickTime' : 'MP4' };
}
