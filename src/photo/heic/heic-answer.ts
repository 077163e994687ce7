import { TelltaleError } from '../../core/errors.ts';
import { photoError } from '../photo-error.ts';

/** The response of read-heic.mjs. */
export type HeicAnswer =
  | { readonly kind: 'error'; readonly code: number; readonly subcode: number }
  | { readonly kind: 'damaged' }
  | { readonly kind: 'too_large'; readonly width: number; readonly height: number }
  | {
      readonly kind: 'picture';
      readonly width: number;
      readonly height: number;
      readonly data: Uint8Array;
      readonly profile: Uint8Array | null;
    };

/**
 * libheif's codes for content without a decoder: heif_error_Unsupported_filetype, _feature and Plugin_loading_error.
 */
const UNSUPPORTED_CODES: readonly number[] = [3, 4, 11];

/** The named error for libheif's codes: `photo_type_unsupported` or `photo_damaged`. */
export function heifError(code: number, subcode: number): TelltaleError {
  const cause = new Error(`libheif error ${code}, ${subcode}`);
  if (UNSUPPORTED_CODES.includes(code)) {
    return new TelltaleError('photo_type_unsupported', { received: 'HEIF' }, { cause });
  }
  return photoError(cause, 'heic');
}
