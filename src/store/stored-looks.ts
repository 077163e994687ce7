/** What links the tablets of a photo with those of others, as it is stored beside its examination. */
export interface StoredLooks {
  /** Of the photo, if it has one. */
  readonly perceptualHash: string | undefined;
  /** Packed, one per tablet; empty for a tablet without one. */
  readonly looks: readonly string[];
}
