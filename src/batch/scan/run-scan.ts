import type { Policy } from '../../core/examination.ts';
import { mapInOrder } from '../../core/map-in-order.ts';
import type { ExaminerPool } from '../../runtime/pool/examiner-pool.ts';
import type { ExhibitScope } from '../exhibits/exhibit-scope.ts';
import { withPhotoExhibit } from '../exhibits/with-photo-exhibit.ts';
import type { PassedOverTally } from '../passed-over.ts';
import { PHOTOS_PER_WORKER } from '../scan-photos.ts';
import { readSources } from '../sources/read-sources.ts';
import type { SourceItem } from '../sources/source-entry.ts';
import type { SourceLimits } from '../sources/source-limits.ts';
import { ExamineOnce } from './examine-once.ts';
import type { ScanCounts } from './scan-counts.ts';
import type { ScanWriter } from './scan-writer.ts';

export interface ScanRun {
  readonly sources: readonly string[];
  readonly limits: SourceLimits;
  readonly pool: ExaminerPool;
  readonly policy: Policy;
  readonly exhibit: ExhibitScope | undefined;
  readonly writer: ScanWriter;
  readonly passedOver: PassedOverTally;
  /** Once it aborts, no other photo is started; those in progress are finished and written. */
  readonly stop: AbortSignal;
  /** Called after every written photo, with its position in the sources. */
  readonly onProgress: (counts: ScanCounts, position: number) => void;
}

/**
 * Examines the photos without a row, in the order of the sources, and writes them. A photo whose name has a row from an
 * earlier run is not read again. Throws `output_unwritable`; after any interruption another run resumes.
 */
export async function runScan({
  sources,
  limits,
  pool,
  policy,
  exhibit,
  writer,
  passedOver,
  stop,
  onProgress,
}: ScanRun): Promise<void> {
  const once = new ExamineOnce(pool, policy, (sha) => writer.find(sha));
  const found = passedOver.itemsToExamine(readSources(sources, limits), (item) => rowName(item, sources));
  const items = remaining(found, writer, stop);
  const examine = (item: SourceItem) => once.examine(item, rowName(item, sources));
  for await (const examined of mapInOrder(items, pool.workers * PHOTOS_PER_WORKER, examine)) {
    await writer.write({ ...examined, row: withPhotoExhibit(examined.row, exhibit, pool, policy) });
    once.forget(examined);
    onProgress(writer.counts, examined.item.position);
  }
  await writer.sync();
}

async function* remaining(items: AsyncIterable<SourceItem>, writer: ScanWriter, stop: AbortSignal) {
  for await (const item of items) {
    if (stop.aborted) return;
    if (writer.claim(item.name)) yield item;
  }
}

/** With one source, relative names suffice; two sources may share one. */
function rowName({ name, label }: Pick<SourceItem, 'name' | 'label'>, sources: readonly string[]): string {
  return sources.length === 1 ? label : name;
}
