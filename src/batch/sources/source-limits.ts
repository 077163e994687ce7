import { PHOTO_LIMITS } from '../../photo/limits.ts';

/** Limits of sources, so that a malicious archive does no harm. */
export interface SourceLimits {
  /** Levels of archives inside an archive that are opened; 0 opens only those in folders. */
  readonly maxDepth: number;
  /** A photo. */
  readonly maxEntryBytes: number;
  /** An archive inside a compressed one has to be held in memory, because nothing is unpacked to the disk. */
  readonly maxNestedBytes: number;
  /** Unpacked bytes per packed byte: of a member, and of a whole archive with everything inside it. */
  readonly maxRatio: number;
  /** Members of one archive with everything inside it. */
  readonly maxEntries: number;
  /** Unpacked bytes of one archive with everything inside it. */
  readonly maxTotalBytes: number;
}

export const DEFAULT_SOURCE_LIMITS: SourceLimits = Object.freeze({
  maxDepth: 3,
  maxEntryBytes: PHOTO_LIMITS.maxBytes,
  maxNestedBytes: 1_000_000_000,
  // Deflate reaches 1032 on zeros; an uncompressed scan of an empty page stays below a hundred.
  maxRatio: 200,
  maxEntries: 5_000_000,
  maxTotalBytes: 10_000_000_000_000,
});

/** Below this size, a high ratio is harmless: small files of zeros are common. */
export const RATIO_MATTERS_FROM_BYTES = 10_000_000;
