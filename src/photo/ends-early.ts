import type { PhotoFormat } from './sniff-type.ts';

/**
 * Whether the file's own structure says that bytes are missing at its end. Only for the formats whose decoders let
 * that pass when the missing part holds no pixels, or hide it: PNG (chunks up to IEND) and HEIC (boxes). The decoders of
 * JPEG, WebP and TIFF tell by themselves.
 */
export function endsEarly(bytes: Uint8Array, format: PhotoFormat): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (format === 'png') return pngEndsEarly(view);
  if (format === 'heic') return boxesEndEarly(view);
  return false;
}

/** PNG, third edition, section 5.3: length, type, data, checksum; after an 8-byte signature; the last is IEND. */
function pngEndsEarly(view: DataView): boolean {
  const iend = 0x49454e44;
  let offset = 8;
  while (offset + 12 <= view.byteLength) {
    const type = view.getUint32(offset + 4);
    offset += 12 + view.getUint32(offset);
    if (type === iend) return offset > view.byteLength;
  }
  return true;
}

/** ISO/IEC 14496-12, section 4.2: size and type; size 1 puts 64 bits after the type, size 0 means up to the end. */
function boxesEndEarly(view: DataView): boolean {
  let offset = 0;
  while (offset + 8 <= view.byteLength) {
    const size = view.getUint32(offset);
    if (size === 0) return false;
    if (size === 1 && offset + 16 > view.byteLength) return true;
    const whole = size === 1 ? Number(view.getBigUint64(offset + 8)) : size;
    if (whole < 8) return false; // Damaged, not short: the decoder finds the words for it.
    offset += whole;
  }
  return offset !== view.byteLength;
}
