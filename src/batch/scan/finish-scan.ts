import type { ModelIdentity } from '../../core/model.ts';
import type { PassedOverSummary } from '../../report/passed-over-lines.ts';
import { findGroups } from '../groups/find-groups.ts';
import { tabletLines } from '../tables/tablet-lines.ts';
import { writeCsv } from '../tables/write-csv.ts';
import { writeParquet } from '../tables/write-parquet.ts';
import type { ScanCounts } from './scan-counts.ts';
import type { ScanFiles } from './scan-files.ts';
import { writeReport } from './write-report.ts';

export interface Finish {
  readonly counts: ScanCounts;
  readonly passedOver: PassedOverSummary;
  readonly model: ModelIdentity;
  readonly language: string;
  readonly csv: boolean;
  readonly parquet: boolean;
}

/**
 * Generates tables and report from the rows of a scan, from the beginning each time: each appears complete, and
 * replaces the former one. Throws `output_unwritable`; the rows are not changed.
 */
export async function finishScan(files: ScanFiles, finish: Finish): Promise<void> {
  const { counts, passedOver, model, language, csv, parquet } = finish;
  const groups = await findGroups(files);
  if (csv) await writeCsv(files.csv, tabletLines(files, groups, language));
  if (parquet) await writeParquet(files.parquet, tabletLines(files, groups, language));
  await writeReport(files, { counts, passedOver, model, language, groups });
}
