import type { SniffedType } from '../sniff-type.ts';
import { codedPictures } from './coded-pictures.ts';
import { boxTypes, readHeif } from './read-heif.ts';

/** Unsupported codecs by the type of a coded item (ISO/IEC 23008-12, annexes; the codecs' own bindings). */
const OTHER_CODECS: Readonly<Record<string, string>> = {
  jpeg: 'JPEG',
  j2k1: 'JPEG 2000',
  avc1: 'H.264',
  vvc1: 'H.266',
  evc1: 'EVC',
  unci: 'uncompressed',
};

/**
 * HEIC, AVIF and videos share one container and differ in the brands of its first box (ISO/IEC 14496-12, 23008-12). A
 * picture's own item names its codec; the brands count if that cannot be read.
 */
export function sniffHeif(bytes: Uint8Array, head: string): SniffedType {
  const size = Math.min(head.charCodeAt(2) * 256 + head.charCodeAt(3), head.length);
  const brands = [head.slice(8, 12), ...(head.slice(16, size).match(/.{4}/gs) ?? [])];
  const named = brands.find((brand) => /^(he[iv][cmsx]|avi[fs])$/.test(brand));
  if (named === undefined && !brands.some((brand) => /^m[is]f[123]$/.test(brand))) {
    return { other: brands[0] === 'qt  ' ? 'QuickTime' : 'MP4' };
  }
  return byItem(bytes) ?? { format: named?.startsWith('avi') ? 'avif' : 'heic' };
}

function byItem(bytes: Uint8Array): SniffedType | null {
  const file = readHeif(bytes);
  if (file === null) {
    // An image sequence without a still picture, and the container's short form.
    const types = boxTypes(bytes);
    if (types.includes('meta')) return null;
    if (types.includes('moov')) return { other: 'HEIF (sequence)' };
    return types.includes('mini') ? { other: 'HEIF (mini)' } : null;
  }
  const type = codedPictures(file)[0]?.type;
  if (type === 'hvc1') return { format: 'heic' };
  if (type === 'av01') return { format: 'avif' };
  return type === undefined ? null : { other: `HEIF (${OTHER_CODECS[type] ?? type})` };
}
