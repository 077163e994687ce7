/** Limits of a photo; anything beyond gets a named error before or while it is decoded. */
export const PHOTO_LIMITS = Object.freeze({
  /**
   * The largest phone photos, except 200-megapixel JPEGs, stay below 30 MB; anything beyond 50 MB is a scan or a
   * mistake. Decimal megabytes.
   */
  maxBytes: 50_000_000,
  /**
   * 100 megapixels are 300 MB once decoded, the most that one photo may take of a worker's memory. Also stops
   * decompression bombs.
   */
  maxPixels: 100_000_000,
  /** A tablet that fills a photo this small is still far below what the networks can read. Nothing smaller is a photo. */
  minSidePx: 32,
  /**
   * An intact 100-megapixel photo decodes in under 5 s on one slow core; one that takes six times as long was made to
   * hang a decoder.
   */
  timeoutSeconds: 30,
});
