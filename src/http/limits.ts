import { PHOTO_LIMITS } from '../photo/limits.ts';

/** Decimal, as everywhere in the project and in file managers. */
export const MEGABYTE = 1_000_000;

/** Limits of one request, of all requests together, and of their durations. */
export interface ServiceLimits {
  readonly maxPhotos: number;
  readonly maxPhotoBytes: number;
  /** Of one whole body, including photos that are too large. */
  readonly maxRequestBytes: number;
  /** Of all requests that are being read, waiting or examined. */
  readonly maxHeldBytes: number;
  readonly maxHeldPhotos: number;
  /** From the request's head to the end of its body. */
  readonly uploadTimeoutMs: number;
  /** From the end of the body to the answer. */
  readonly deadlineMs: number;
}

export const DEFAULT_LIMITS: ServiceLimits = Object.freeze({
  maxPhotos: 20,
  maxPhotoBytes: PHOTO_LIMITS.maxBytes,
  maxRequestBytes: 250_000_000,
  maxHeldBytes: 500_000_000,
  maxHeldPhotos: 200,
  // A phone photo of 5 MB at half a megabit a second.
  uploadTimeoutMs: 120_000,
  deadlineMs: 60_000,
});
