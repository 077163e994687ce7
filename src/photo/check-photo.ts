import { TelltaleError } from '../core/errors.ts';
import { endsEarly } from './ends-early.ts';
import { PHOTO_LIMITS } from './limits.ts';
import { FORMAT_NAMES, type PhotoFormat, sniffType } from './sniff-type.ts';

/** Throws `photo_empty` or `photo_too_large_bytes`. */
export function checkBytes(bytes: Uint8Array): void {
  if (bytes.length === 0) throw new TelltaleError('photo_empty');
  if (bytes.length > PHOTO_LIMITS.maxBytes) {
    throw new TelltaleError('photo_too_large_bytes', { maxMegabytes: PHOTO_LIMITS.maxBytes / 1e6 });
  }
}

/** What the first bytes say. Throws `photo_not_an_image`, `photo_type_unsupported`, and `photo_damaged` where bytes are missing at the end. */
export function formatOf(bytes: Uint8Array): PhotoFormat {
  const type = sniffType(bytes);
  if (type === null) throw new TelltaleError('photo_not_an_image');
  if ('other' in type) throw new TelltaleError('photo_type_unsupported', { received: type.other });
  if (endsEarly(bytes, type.format)) throw new TelltaleError('photo_damaged', { format: FORMAT_NAMES[type.format] });
  return type.format;
}
