import { rm } from 'node:fs/promises';
import type { Policy } from '../../core/examination.ts';
import type { ExhibitModel, ExhibitRow } from '../../core/exhibit-row.ts';
import { unwritable } from '../../runtime/unwritable.ts';
import { countExhibit, type ExhibitCounts, noExhibits } from '../exhibits/exhibit-counts.ts';
import type { ExhibitScope } from '../exhibits/exhibit-scope.ts';
import { scanExhibits } from '../exhibits/scan-exhibits.ts';
import { openRowsFile } from '../rows-file.ts';
import { EXHIBIT_COLUMNS, type ExhibitLine } from '../tables/exhibit-columns.ts';
import { writeCsv } from '../tables/write-csv.ts';
import { writeParquet } from '../tables/write-parquet.ts';
import { readLines } from './lines.ts';
import type { ScanFiles } from './scan-files.ts';

/** Which exhibits a scan has, and what judges them. */
export interface ScanExhibits {
  readonly scope: ExhibitScope;
  readonly model: ExhibitModel;
  readonly policy: Policy;
}

interface Tables {
  readonly csv: boolean;
  readonly parquet: boolean;
}

/** Writes the exhibits of a scan and their tables; each appears complete. Throws `output_unwritable`. */
export async function writeExhibits(
  files: ScanFiles,
  { scope, model, policy }: ScanExhibits,
  { csv, parquet }: Tables,
): Promise<ExhibitCounts> {
  let counts = noExhibits();
  const rows = await openRowsFile(files.exhibits);
  try {
    for await (const row of scanExhibits(files, scope, model, policy)) {
      await rows.write(row);
      counts = countExhibit(counts, row);
    }
    await rows.finish();
  } finally {
    await rows.discard();
  }
  const lines = () => exhibitLines(files, policy.language);
  if (csv) await writeCsv(files.exhibitsCsv, EXHIBIT_COLUMNS, lines());
  if (parquet) await writeParquet(files.exhibitsParquet, EXHIBIT_COLUMNS, lines());
  return counts;
}

/** Removes the exhibits of an earlier run: this one was asked for none, and its rows may be others. */
export async function removeExhibits(files: ScanFiles): Promise<void> {
  const { exhibits, pressLinks, exhibitsCsv, exhibitsParquet } = files;
  for (const path of [exhibits, pressLinks, exhibitsCsv, exhibitsParquet])
    await unwritable(path, () => rm(path, { force: true }));
}

/** The exhibits that were written. */
export async function* readExhibits({ exhibits }: ScanFiles): AsyncGenerator<ExhibitRow, void, undefined> {
  for await (const { text } of readLines(exhibits)) yield JSON.parse(text);
}

async function* exhibitLines(files: ScanFiles, language: string): AsyncGenerator<ExhibitLine, void, undefined> {
  for await (const row of readExhibits(files)) yield { row, language };
}
