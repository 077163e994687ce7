import { TelltaleError } from '../core/errors.ts';
import { unreadableColoursOf } from './colours/declared-colours.ts';
import { endsEarly } from './ends-early.ts';
import { heifIsDamaged } from './heif/check-heif.ts';
import { readHeif } from './heif/read-heif.ts';
import { jpegHasHoles } from './jpeg/clean-jpeg.ts';
import { withHeight } from './jpeg/late-height.ts';
import { PHOTO_LIMITS } from './limits.ts';
import { FORMAT_NAMES, type PhotoFormat, sniffType } from './sniff-type.ts';
import { webpHasHole } from './webp-hole.ts';

/** Throws `photo_empty` or `photo_too_large_bytes`. */
export function checkBytes(bytes: Uint8Array): void {
  if (bytes.length === 0) throw new TelltaleError('photo_empty');
  if (bytes.length > PHOTO_LIMITS.maxBytes) {
    throw new TelltaleError('photo_too_large_bytes', { maxMegabytes: PHOTO_LIMITS.maxBytes / 1e6 });
  }
}

/**
 * Determines the format from the bytes, before anything is decoded. Throws `photo_not_an_image`,
 * `photo_type_unsupported` (also for unsupported kinds of a format), and `photo_damaged` if bytes are missing.
 */
export function formatOf(bytes: Uint8Array): PhotoFormat {
  const type = sniffType(bytes);
  if (type === null) throw new TelltaleError('photo_not_an_image');
  if ('other' in type) throw new TelltaleError('photo_type_unsupported', { received: type.other });
  const { format } = type;
  if (endsEarly(bytes, format) || hasHoles(bytes, format)) {
    throw new TelltaleError('photo_damaged', { format: FORMAT_NAMES[format] });
  }
  const unreadable = unreadableColoursOf(bytes, format);
  if (unreadable) {
    throw new TelltaleError('photo_type_unsupported', { received: `${FORMAT_NAMES[format]} (${unreadable})` });
  }
  return format;
}

/** Whether the bytes themselves show that a part of the picture is missing, which a decoder would fill in. */
function hasHoles(bytes: Uint8Array, format: PhotoFormat): boolean {
  if (format === 'jpeg') return jpegHasHoles(withHeight(bytes));
  if (format === 'webp') return webpHasHole(bytes);
  if (format !== 'heic' && format !== 'avif') return false;
  const file = readHeif(bytes);
  return file === null || heifIsDamaged(file);
}
