import { TelltaleError } from '../core/errors.ts';
import { PHOTO_LIMITS } from './limits.ts';
import { FORMAT_NAMES, type PhotoFormat } from './sniff-type.ts';

/**
 * The named error for anything that a decoder throws: `photo_took_too_long` if it exceeded the time limit, otherwise
 * `photo_damaged`. The decoder's own message becomes the cause, for the log, and never reaches a user.
 */
export function photoError(cause: unknown, format: PhotoFormat): TelltaleError {
  if (cause instanceof TelltaleError) return cause;
  if (cause instanceof Error && /^timeout:/m.test(cause.message)) return tookTooLong({ cause });
  return new TelltaleError('photo_damaged', { format: FORMAT_NAMES[format] }, { cause });
}

/** A decoder was stopped at the time limit. */
export function tookTooLong(options?: ErrorOptions): TelltaleError {
  return new TelltaleError('photo_took_too_long', { timeoutSeconds: PHOTO_LIMITS.timeoutSeconds }, options);
}

/** Throws `photo_too_large_pixels` or `photo_too_small` for a picture of this size. */
export function checkSize(width: number, height: number): void {
  if (width * height > PHOTO_LIMITS.maxPixels) {
    const maxMegapixels = PHOTO_LIMITS.maxPixels / 1e6;
    throw new TelltaleError('photo_too_large_pixels', { maxMegapixels, width, height });
  }
  if (Math.min(width, height) < PHOTO_LIMITS.minSidePx) {
    throw new TelltaleError('photo_too_small', { minSidePx: PHOTO_LIMITS.minSidePx, width, height });
  }
}
