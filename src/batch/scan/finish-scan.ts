import type { PressSettings } from '../../core/exhibit-settings.ts';
import type { ModelIdentity } from '../../core/model.ts';
import type { PassedOverSummary } from '../../report/passed-over-lines.ts';
import type { ExhibitCounts } from '../exhibits/exhibit-counts.ts';
import { findGroups } from '../groups/find-groups.ts';
import { TABLET_COLUMNS } from '../tables/tablet-columns.ts';
import { tabletLines } from '../tables/tablet-lines.ts';
import { writeCsv } from '../tables/write-csv.ts';
import { writeParquet } from '../tables/write-parquet.ts';
import type { ScanCounts } from './scan-counts.ts';
import type { ScanFiles } from './scan-files.ts';
import { removeExhibits, type ScanExhibits, writeExhibits } from './write-exhibits.ts';
import { writePressLinks } from './write-press-links.ts';
import { writeReport } from './write-report.ts';

export interface Finish {
  readonly counts: ScanCounts;
  readonly passedOver: PassedOverSummary;
  readonly model: ModelIdentity;
  /** By which tablets and exhibits are linked; undefined if the model links none. */
  readonly press: PressSettings | undefined;
  readonly language: string;
  readonly csv: boolean;
  readonly parquet: boolean;
  /** Undefined if the scan has no exhibits. */
  readonly exhibits: ScanExhibits | undefined;
}

/**
 * Generates tables and report from the rows of a scan, from the beginning each time: each appears complete, and
 * replaces the former one. Returns the counts of exhibits, if the scan has any. Throws `output_unwritable`; the rows are
 * not changed.
 */
export async function finishScan(files: ScanFiles, finish: Finish): Promise<ExhibitCounts | undefined> {
  const { counts, passedOver, model, press, language, csv, parquet, exhibits } = finish;
  const exhibitCounts = exhibits && (await writeExhibits(files, exhibits, { csv, parquet }));
  if (exhibits === undefined) await removeExhibits(files);
  const groups = await findGroups(files, press);
  const links = exhibits && (await writePressLinks(files, exhibits, groups));
  if (csv) await writeCsv(files.csv, TABLET_COLUMNS, tabletLines(files, groups, language));
  if (parquet) await writeParquet(files.parquet, TABLET_COLUMNS, tabletLines(files, groups, language));
  await writeReport(files, {
    counts,
    passedOver,
    model,
    language,
    groups,
    exhibits: exhibitCounts,
    links: links ?? [],
  });
  return exhibitCounts;
}
