import { TelltaleError } from '../../core/errors.ts';
import type { Member } from './member.ts';
import { RATIO_MATTERS_FROM_BYTES, type SourceLimits } from './source-limits.ts';

/**
 * Limits of one archive with everything inside it. They use the declared sizes: reading a member ends when it exceeds
 * its declared size.
 */
export class Budget {
  readonly #limits: SourceLimits;
  readonly #packedBytes: number;
  #entries = 0;
  #totalBytes = 0;

  /** `packedBytes`: size of the archive on the disk. */
  constructor(limits: SourceLimits, packedBytes: number) {
    this.#limits = limits;
    this.#packedBytes = packedBytes;
  }

  /**
   * Counts a member and its unpacked bytes, 0 if it is not unpacked. Throws `archive_too_many_entries`,
   * `archive_too_large`, `archive_ratio`: the rest of the archive is then skipped.
   */
  count(unpackedBytes: number): void {
    const { maxEntries, maxTotalBytes, maxRatio } = this.#limits;
    this.#entries++;
    this.#totalBytes += unpackedBytes;
    if (this.#entries > maxEntries) throw new TelltaleError('archive_too_many_entries', { max: maxEntries });
    if (this.#totalBytes > maxTotalBytes) {
      throw new TelltaleError('archive_too_large', { maxMegabytes: maxTotalBytes / 1e6 });
    }
    if (isOver(this.#totalBytes, this.#packedBytes, maxRatio)) {
      throw new TelltaleError('archive_ratio', { max: maxRatio });
    }
  }
}

/** `archive_ratio` if a member unpacks to much more than its size; only that member is then skipped. */
export function ratioProblem({ content, packedBytes }: Member, maxRatio: number): TelltaleError | undefined {
  return isOver(content.byteLength, packedBytes, maxRatio)
    ? new TelltaleError('archive_ratio', { max: maxRatio })
    : undefined;
}

/** Whether a ratio of unpacked to packed bytes is higher than in any harmless archive. */
export function isOver(unpackedBytes: number, packedBytes: number, maxRatio: number): boolean {
  return unpackedBytes > RATIO_MATTERS_FROM_BYTES && unpackedBytes > packedBytes * maxRatio;
}
