import { VERDICTS, type Verdict } from '../../core/examination.ts';
import type { ExhibitFinding } from '../../core/exhibit/exhibit.ts';

export interface ExhibitCounts {
  readonly exhibits: number;
  /** Those that look like several sources. */
  readonly several: number;
  readonly verdicts: Readonly<Record<Verdict, number>>;
}

export function noExhibits(): ExhibitCounts {
  const verdicts = Object.fromEntries(VERDICTS.map((verdict) => [verdict, 0])) as Record<Verdict, number>;
  return { exhibits: 0, several: 0, verdicts };
}

export function countExhibit(
  { exhibits, several, verdicts }: ExhibitCounts,
  { verdict, sources }: Pick<ExhibitFinding, 'verdict' | 'sources'>,
): ExhibitCounts {
  return {
    exhibits: exhibits + 1,
    several: several + (sources === 'several' ? 1 : 0),
    verdicts: { ...verdicts, [verdict]: verdicts[verdict] + 1 },
  };
}
