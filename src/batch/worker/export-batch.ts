import { TelltaleError } from '../../core/errors.ts';
import { type BatchStatus, batchStatus } from '../../store/batch-status.ts';
import type { Store } from '../../store/open-store.ts';
import { readResults } from '../../store/read-results.ts';
import { openRowsFile, type RowsFile } from '../rows-file.ts';
import { examinationOf, provenanceOf } from './result-row.ts';

export interface ExportOptions {
  /** File of examinations, one per line. */
  readonly out: string;
  /** File of their provenance, one per line. */
  readonly provenance: string | undefined;
  /** Export even if photos are still to be listed or examined. */
  readonly partial: boolean;
}

export interface Exported {
  readonly photos: number;
  readonly tablets: number;
  /** Photos that could not be examined. */
  readonly failed: number;
}

/**
 * Writes the results of a batch, in the order of its photos; a photo that was given up has a row that says why. Only a
 * few rows are in memory. The files appear when they are complete.
 *
 * @throws TelltaleError `batch_unknown`, `batch_unfinished`, `output_unwritable`
 */
export async function exportBatch(store: Store, id: string, options: ExportOptions): Promise<Exported> {
  const status = await batchStatus(store, id);
  if (!isOver(status) && !options.partial) throw new TelltaleError('batch_unfinished');
  const rows = await openRowsFile(options.out);
  try {
    const provenance = options.provenance === undefined ? undefined : await openRowsFile(options.provenance);
    try {
      const counts = { photos: 0, tablets: 0, failed: 0 };
      for await (const result of readResults(store, id)) {
        const examination = examinationOf(result, status);
        if (examination === undefined) continue;
        await rows.write(examination);
        await provenance?.write(provenanceOf(result, status));
        counts.photos++;
        counts.tablets += examination.tablets.length;
        if (examination.status === 'error') counts.failed++;
      }
      await finishBoth(rows, provenance);
      return counts;
    } finally {
      await provenance?.discard();
    }
  } finally {
    await rows.discard();
  }
}

/** Whether its results are final. */
function isOver({ state, photos }: BatchStatus): boolean {
  return state !== 'listing' && photos.waiting === 0 && photos.taken === 0;
}

/** The examinations last: whoever sees them has the other file too. */
async function finishBoth(rows: RowsFile, provenance: RowsFile | undefined): Promise<void> {
  await provenance?.finish();
  await rows.finish();
}
