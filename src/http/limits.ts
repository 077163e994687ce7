import { PHOTO_LIMITS } from '../photo/limits.ts';

/** Decimal, as everywhere in the project and as file managers count. */
export const MEGABYTE = 1_000_000;

/** What one request may hold, what all of them together may, and how long each may take. */
export interface ServiceLimits {
  readonly maxPhotos: number;
  readonly maxPhotoBytes: number;
  /** Of one whole body, photos that are too large included. */
  readonly maxRequestBytes: number;
  /** Of all requests that are being read, wait or are examined. */
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
  // A phone photo of 5 MB over a line of half a megabit a second.
  uploadTimeoutMs: 120_000,
  deadlineMs: 60_000,
});
