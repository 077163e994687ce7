import { LABORATORY_COLUMNS, REVIEW_COLUMNS } from '../../core/confirmed/laboratory-words.ts';
import { csvLine } from '../../core/csv/csv-text.ts';
import type { EvidenceStore } from '../evidence/open-evidence.ts';
import { type Exported, exportLaboratoryResults, exportReviews } from './export-table.ts';
import type { TableColumns } from './read-table.ts';

/** A table of a case as CSV. */
export interface TableText {
  readonly text: string;
  /** Of its rows. */
  readonly count: number;
}

/** The laboratory results of a case as CSV, as they are imported. The log says who exported them. */
export async function laboratoryTable(store: EvidenceStore, caseId: string, actor: string): Promise<TableText> {
  return tableText(LABORATORY_COLUMNS, await exportLaboratoryResults(store, caseId, actor));
}

/** The reviews of a case as CSV, as they are imported. The log says who exported them. */
export async function reviewTable(store: EvidenceStore, caseId: string, actor: string): Promise<TableText> {
  return tableText(REVIEW_COLUMNS, await exportReviews(store, caseId, actor));
}

function tableText({ required, optional }: TableColumns, rows: readonly Exported<object>[]): TableText {
  const names = [...required, ...optional];
  const lines = rows.map((row) => csvLine(names.map((name) => cellOf(row, name))));
  return { text: [csvLine(names), ...lines].join(''), count: rows.length };
}

function cellOf({ row, photo, tablet }: Exported<object>, name: string): string {
  if (name === 'photo') return photo;
  if (name === 'tablet') return tablet;
  return String(new Map<string, unknown>(Object.entries(row)).get(name) ?? '');
}
