import { readFile } from 'node:fs/promises';
import { TelltaleError } from '../core/errors.ts';
import { say } from '../core/words/say.ts';
import { systemReason } from '../runtime/system-reason.ts';
import { unwritable } from '../runtime/unwritable.ts';
import { writeWhole } from '../runtime/write-whole.ts';
import { findCase } from '../store/cases/find-case.ts';
import { importMarks } from '../store/cases/import-marks.ts';
import { importLaboratoryResults, importReviews } from '../store/cases/import-table.ts';
import { laboratoryTable, reviewTable } from '../store/cases/table-text.ts';
import type { ImportOptions, TableOptions } from './case.ts';
import type { EvidenceCommand } from './with-evidence.ts';

/** Imports a table into a case, all rows or none; every refused row is named with its reason. */
export async function importTable(
  { store, actor }: EvidenceCommand,
  which: string,
  options: ImportOptions,
): Promise<void> {
  const { path, kind } = importOf(options);
  const { language } = options;
  const { id: caseId } = await findCase(store.db, which);
  const text = await readText(path);
  const work = { caseId, text, path, actor, reviewer: actor };
  const { added, known, refused } = await IMPORTS[kind](store, work);
  for (const { line, code, values } of refused) {
    const where = say(kind === 'marks' ? 'mark_refused' : 'row_refused', language, { line });
    console.error(where, say(code, language, values));
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

const IMPORTS = { reviews: importReviews, laboratory: importLaboratoryResults, marks: importMarks } as const;

function importOf({ reviews, laboratory, marks, language }: ImportOptions): {
  readonly path: string;
  readonly kind: keyof typeof IMPORTS;
} {
  const given = Object.entries({ reviews, laboratory, marks }).filter(([, path]) => path !== undefined);
  const [kind, path] = given[0] ?? [];
  if (given.length === 1 && path !== undefined) return { path, kind: kind as keyof typeof IMPORTS };
  const received = given.map(([, one]) => one).join(', ') || '-';
  throw new TelltaleError('setting_invalid', {
    setting: 'reviews',
    expected: say('expected_one_import', language),
    received,
  });
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
