import type { Examination, Policy } from '../core/examination.ts';
import type { ExaminerPool } from '../runtime/examiner-pool.ts';
import { mapInOrder } from '../runtime/map-in-order.ts';
import { examineFile } from './examine-file.ts';
import { findPhotos } from './find-photos.ts';

/** Photos in memory for each worker: the one that is examined, and the next, so that no worker waits for the disk. */
const PHOTOS_PER_WORKER = 2;

/**
 * Examines the photos of `sources` (files and folders) and yields the examinations in the order of `findPhotos`. However
 * many photos there are, only a few are in memory. One that fails is an examination that says so; the rest goes on.
 *
 * @throws TelltaleError `source_not_found` at the first source that does not exist.
 */
export function scanPhotos(
  sources: readonly string[],
  pool: ExaminerPool,
  policy: Policy,
): AsyncGenerator<Examination, void, undefined> {
  return mapInOrder(findPhotos(sources), pool.workers * PHOTOS_PER_WORKER, (photo) => examineFile(photo, pool, policy));
}
