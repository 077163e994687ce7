import { TelltaleError } from '../../core/errors.ts';
import type { Member } from './member.ts';
import { RATIO_MATTERS_FROM_BYTES, type SourceLimits } from './source-limits.ts';

/**
 * What one archive may hold with all that is inside it. It goes by what the directories declare: reading a member ends
 * where it turns out larger than declared.
 */
export class Budget {
  readonly #limits: SourceLimits;
  readonly #packedBytes: number;
  #entries = 0;
  #totalBytes = 0;

  /** `packedBytes`: of the archive as it lies on the disk. */
  constructor(limits: SourceLimits, packedBytes: number) {
    this.#limits = limits;
    this.#packedBytes = packedBytes;
  }

  /**
   * Counts a member and the bytes that it unpacks to, 0 where it is left packed. Throws `archive_too_many_entries`,
   * `archive_too_large`, `archive_ratio`: the archive is to be left then.
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

/** `archive_ratio` where a member unpacks to much more than it takes; it alone is left out then. */
export function ratioProblem({ content, packedBytes }: Member, maxRatio: number): TelltaleError | undefined {
  return isOver(content.byteLength, packedBytes, maxRatio)
    ? new TelltaleError('archive_ratio', { max: maxRatio })
    : undefined;
}

/** Whether so many bytes from so few are more than anybody packs who means no harm. */
export function isOver(unpackedBytes: number, packedBytes: number, maxRatio: number): boolean {
  return unpackedBytes > RATIO_MATTERS_FROM_BYTES && unpackedBytes > packedBytes * maxRatio;
}
