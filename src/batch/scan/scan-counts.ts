import { type Examination, VERDICTS, type Verdict } from '../../core/examination.ts';
import type { ScanRow } from './photo-record.ts';

/** Counts of a scan so far. Copies count as photos; their tablets do not count again. */
export interface ScanCounts {
  readonly photos: number;
  readonly duplicates: number;
  readonly failed: number;
  readonly tablets: number;
  readonly verdicts: Readonly<Record<Verdict, number>>;
}

export function noCounts(): ScanCounts {
  const verdicts = Object.fromEntries(VERDICTS.map((verdict) => [verdict, 0])) as Record<Verdict, number>;
  return { photos: 0, duplicates: 0, failed: 0, tablets: 0, verdicts };
}

export function countRow(counts: ScanCounts, row: Examination | ScanRow): ScanCounts {
  const isCopy = 'duplicateOf' in row && row.duplicateOf !== undefined;
  const verdicts = { ...counts.verdicts };
  if (!isCopy) for (const { verdict } of row.tablets) verdicts[verdict]++;
  return {
    photos: counts.photos + 1,
    duplicates: counts.duplicates + (isCopy ? 1 : 0),
    failed: counts.failed + (row.status === 'error' ? 1 : 0),
    tablets: counts.tablets + (isCopy ? 0 : row.tablets.length),
    verdicts,
  };
}
