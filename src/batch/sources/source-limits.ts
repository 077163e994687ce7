import { PHOTO_LIMITS } from '../../photo/limits.ts';

/** What sources may be, so that an archive that was made to harm does not. */
export interface SourceLimits {
  /** Archives inside an archive that are opened; 0 opens none but those in folders. */
  readonly maxDepth: number;
  /** A photo. */
  readonly maxEntryBytes: number;
  /** An archive inside a compressed one has to be held in memory, since nothing is unpacked to the disk. */
  readonly maxNestedBytes: number;
  /** Unpacked bytes for one packed: of a member, and of a whole archive with all that is inside it. */
  readonly maxRatio: number;
  /** Members of one archive with all that is inside it. */
  readonly maxEntries: number;
  /** Unpacked bytes of one archive with all that is inside it. */
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

/** Below this much, a high ratio harms nobody: small files of zeros are common. */
export const RATIO_MATTERS_FROM_BYTES = 10_000_000;
