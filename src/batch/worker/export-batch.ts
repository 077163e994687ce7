import { TelltaleError } from '../../core/errors.ts';
import type { ExhibitModel, ExhibitRow } from '../../core/exhibit-row.ts';
import { type BatchStatus, batchStatus } from '../../store/batch-status.ts';
import type { Store } from '../../store/open-store.ts';
import { readResults } from '../../store/read-results.ts';
import { ExhibitCollector } from '../exhibits/exhibit-collector.ts';
import type { ExhibitScope } from '../exhibits/exhibit-scope.ts';
import { openExhibitsFile, openLinksBeside } from '../exhibits/exhibits-file.ts';
import { LookCollector } from '../exhibits/look-collector.ts';
import { withPhotoExhibit } from '../exhibits/with-photo-exhibit.ts';
import { linkRows } from '../groups/link-rows.ts';
import type { LinksFile } from '../groups/links-file.ts';
import { openRowsFile, type RowsFile } from '../rows-file.ts';
import { examinationOf, provenanceOf } from './result-row.ts';

export interface ExportOptions {
  /** File of examinations, one per line. */
  readonly out: string;
  /** File of their provenance, one per line. */
  readonly provenance: string | undefined;
  /** Export even if photos are still to be listed or examined. */
  readonly partial: boolean;
  /** Which tablets come from one source, if the user says so, and the model of the batch, which judges them. */
  readonly exhibits?: { readonly scope: ExhibitScope; readonly model: ExhibitModel } | undefined;
}

export interface Exported {
  readonly photos: number;
  readonly tablets: number;
  /** Photos that could not be examined. */
  readonly failed: number;
  /** As written beside the examinations; empty unless exhibits were wanted. */
  readonly exhibits: readonly ExhibitRow[];
}

/**
 * Writes the results of a batch, in the order of its photos; a photo that was given up has a row that says why. Only a
 * few rows are in memory, with exhibits all that have tablets, and the tablets' looks. The files appear when they are complete.
 *
 * @throws TelltaleError `batch_unknown`, `batch_unfinished`, `output_unwritable`
 */
export async function exportBatch(store: Store, id: string, options: ExportOptions): Promise<Exported> {
  const status = await batchStatus(store, id);
  if (!isOver(status) && !options.partial) throw new TelltaleError('batch_unfinished');
  const files: Files = { rows: await openRowsFile(options.out) };
  try {
    if (options.provenance !== undefined) files.provenance = await openRowsFile(options.provenance);
    if (options.exhibits !== undefined) {
      files.exhibits = await openExhibitsFile(options.out);
      files.links = await openLinksBeside(options.out);
    }
    const counts = await writeRows(store, status, options, files);
    await finishAll(files);
    return counts;
  } finally {
    await files.links?.discard();
    await files.exhibits?.discard();
    await files.provenance?.discard();
    await files.rows.discard();
  }
}

interface Files {
  readonly rows: RowsFile;
  provenance?: RowsFile | undefined;
  exhibits?: RowsFile | undefined;
  links?: LinksFile | undefined;
}

async function writeRows(
  store: Store,
  status: BatchStatus,
  { exhibits }: ExportOptions,
  files: Files,
): Promise<Exported> {
  const { prior, language } = status;
  const collector = exhibits && new ExhibitCollector(exhibits.scope);
  const looks = new LookCollector();
  const counts = { photos: 0, tablets: 0, failed: 0 };
  for await (const result of readResults(store, status.id)) {
    const found = examinationOf(result, status);
    if (found === undefined) continue;
    const examination = exhibits ? withPhotoExhibit(found, exhibits.scope, exhibits.model, { prior, language }) : found;
    collector?.add(examination);
    if (exhibits) looks.add(examination, result.looks);
    await files.rows.write(examination);
    await files.provenance?.write(provenanceOf(result, status));
    counts.photos++;
    counts.tablets += examination.tablets.length;
    if (examination.status === 'error') counts.failed++;
  }
  const rows = exhibits && collector ? [...collector.exhibits(exhibits.model, { prior, language })] : [];
  for (const row of rows) await files.exhibits?.write(row);
  const press = exhibits?.model.settings.press;
  if (press) await files.links?.write(linkRows(rows, looks.photos(), press), status.model, { prior, language });
  return { ...counts, exhibits: rows };
}

/** Whether its results are final. */
function isOver({ state, photos }: BatchStatus): boolean {
  return state !== 'listing' && photos.waiting === 0 && photos.taken === 0;
}

/** The examinations last: whoever sees them has the other files too. */
async function finishAll({ rows, provenance, exhibits, links }: Files): Promise<void> {
  await provenance?.finish();
  await exhibits?.finish();
  await links?.finish();
  await rows.finish();
}
