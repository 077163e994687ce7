import type { PhotoFormat } from './sniff-type.ts';

/**
 * Whether the file's structure shows that bytes are missing at its end. Only for formats whose decoders do not report
 * this if the missing part holds no pixels, or hide it: PNG (chunks up to IEND), HEIC and AVIF (boxes). The decoders of
 * JPEG, WebP and TIFF report it themselves.
 */
export function endsEarly(bytes: Uint8Array, format: PhotoFormat): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (format === 'png') return pngEndsEarly(view);
  if (format === 'heic' || format === 'avif') return boxesEndEarly(view);
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

/** The boxes that hold a picture and its description; the ones that phones append after them do not count. */
const PICTURE_BOXES: readonly string[] = ['ftyp', 'meta', 'mdat'];

/** ISO/IEC 14496-12, section 4.2: size and type; size 1 means 64 bits after the type, size 0 means up to the end. */
function boxesEndEarly(view: DataView): boolean {
  let offset = 0;
  while (offset + 16 <= view.byteLength) {
    const type = String.fromCharCode(...[4, 5, 6, 7].map((i) => view.getUint8(offset + i)));
    const size = view.getUint32(offset);
    const whole = size === 1 ? Number(view.getBigUint64(offset + 8)) : size;
    // A box up to the end, or an impossible size: libheif reports what is wrong, if anything.
    if (whole < 8) return false;
    offset += whole;
    if (offset > view.byteLength) return PICTURE_BOXES.includes(type);
  }
  return false;
}
