import type { Policy } from '../core/examination.ts';
import { mapInOrder } from '../core/map-in-order.ts';
import type { ExaminerPool } from '../runtime/pool/examiner-pool.ts';
import { type ExaminedItem, examineItem } from './examine-item.ts';
import type { PassedOverTally } from './passed-over.ts';
import { readSources } from './sources/read-sources.ts';
import type { SourceLimits } from './sources/source-limits.ts';

/** Photos in memory per worker: the current one, and the next, so that no worker waits for the disk. */
export const PHOTOS_PER_WORKER = 2;

/** An examination, and its position in the sources. */
export interface ScannedPhoto extends ExaminedItem {
  /** Bytes; see `measureSources`. */
  readonly position: number;
}

/**
 * Examines the photos of `sources` and yields the examinations in the order of `readSources`. However many photos there
 * are, only a few are in memory. A failure is an examination with an error; the rest continues. Skipped files are
 * counted.
 */
export function scanPhotos(
  sources: readonly string[],
  limits: SourceLimits,
  pool: ExaminerPool,
  policy: Policy,
  passedOver: PassedOverTally,
  options: { readonly looks: boolean },
): AsyncGenerator<ScannedPhoto, void, undefined> {
  return mapInOrder(
    passedOver.itemsToExamine(readSources(sources, limits)),
    pool.workers * PHOTOS_PER_WORKER,
    async (item) => ({
      ...(await examineItem(item, item.label, pool, policy, options)),
      position: item.position,
    }),
  );
}
