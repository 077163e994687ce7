import { readFile } from 'node:fs/promises';
import { TelltaleError } from '../core/errors.ts';
import { say } from '../core/words/say.ts';
import { systemReason } from '../runtime/system-reason.ts';
import { unwritable } from '../runtime/unwritable.ts';
import { writeWhole } from '../runtime/write-whole.ts';
import { findCase } from '../store/cases/find-case.ts';
import { importLaboratoryResults, importReviews } from '../store/cases/import-table.ts';
import { laboratoryTable, reviewTable } from '../store/cases/table-text.ts';
import type { TableOptions } from './case.ts';
import type { EvidenceCommand } from './with-evidence.ts';

/** Imports a table into a case, all rows or none; every refused row is named with its reason. */
export async function importTable(
  { store, actor }: EvidenceCommand,
  which: string,
  options: TableOptions,
): Promise<void> {
  const { path, isReviews } = tableOf(options);
  const { language } = options;
  const { id: caseId } = await findCase(store.db, which);
  const text = await readText(path);
  const importRows = isReviews ? importReviews : importLaboratoryResults;
  const { added, known, refused } = await importRows(store, { caseId, text, path, actor });
  for (const { line, code, values } of refused) {
    console.error(say('row_refused', language, { line }), say(code, language, values));
  }
  if (refused.length > 0) throw new TelltaleError('rows_refused', { path, count: refused.length });
  console.log(say('case_imported', language, { added, known }));
}

/** Writes a table of a case, whose rows `importTable` takes again. */
export async function exportTable(
  { store, actor }: EvidenceCommand,
  which: string,
  options: TableOptions,
): Promise<void> {
  const { path, isReviews } = tableOf(options);
  const { id: caseId } = await findCase(store.db, which);
  const { text, count } = await (isReviews ? reviewTable : laboratoryTable)(store, caseId, actor);
  await unwritable(path, () => writeWhole(path, text));
  console.log(say('case_exported', options.language, { path, count }));
}

function tableOf({ reviews, laboratory, language }: TableOptions): { path: string; isReviews: boolean } {
  if (reviews !== undefined && laboratory === undefined) return { path: reviews, isReviews: true };
  if (laboratory !== undefined && reviews === undefined) return { path: laboratory, isReviews: false };
  const received = reviews === undefined ? '-' : `${reviews}, ${laboratory}`;
  const expected = say('expected_one_table', language);
  throw new TelltaleError('setting_invalid', { setting: 'reviews', expected, received });
}

async function readText(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    throw new TelltaleError('table_unreadable', { path, reason: systemReason(error) }, { cause: error });
  }
}
