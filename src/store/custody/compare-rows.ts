import type { Kysely } from 'kysely';
import { examinationSha256 } from '../cases/store-examination.ts';
import type { EvidenceTables, TabletTable } from '../evidence/evidence-tables.ts';
import type { LogEnd } from './custody-entry.ts';
import { rowSha256 } from './sha256-hex.ts';
import type { Fault, Stated } from './verify-evidence.ts';

/** Rows in memory at a time. */
const AT_A_TIME = 500;

/** Tables of which each row is hashed by itself. */
const PLAIN_TABLES = [
  'cases',
  'exhibits',
  'photos',
  'exhibit_findings',
  'reviews',
  'laboratory_results',
  'case_states',
  'original_deletions',
  'finished_deletions',
] as const;

/** Rows that are not as the log states, that it states and are missing, and that it does not know. */
export async function compareRows(
  db: Kysely<EvidenceTables>,
  stated: ReadonlyMap<string, Stated>,
  end: LogEnd,
): Promise<Fault[]> {
  const missing = new Map(stated);
  const faults: Fault[] = [];
  for await (const [what, sha256] of hashedRows(db)) {
    const known = stated.get(what);
    missing.delete(what);
    if (known === undefined) faults.push({ entry: end.number, problem: 'row_unrecorded', what });
    else if (known.sha256 !== sha256) faults.push({ entry: known.entry, problem: 'row_changed', what });
  }
  return [...faults, ...[...missing].map(([what, { entry }]) => ({ entry, problem: 'row_missing' as const, what }))];
}

/** `photos 7f1c…` and the row's hash, for every row of every table. */
async function* hashedRows(db: Kysely<EvidenceTables>): AsyncGenerator<readonly [string, string], void, undefined> {
  for (const table of PLAIN_TABLES) {
    for await (const row of pages((after) =>
      db.selectFrom(table).selectAll().where('id', '>', after).orderBy('id').limit(AT_A_TIME).execute(),
    )) {
      yield [`${table} ${row.id}`, rowSha256(row)];
    }
  }
  yield* hashedExaminations(db);
}

async function* hashedExaminations(db: Kysely<EvidenceTables>): AsyncGenerator<readonly [string, string]> {
  for await (const row of pages((after) =>
    db.selectFrom('examinations').selectAll().where('id', '>', after).orderBy('id').limit(AT_A_TIME).execute(),
  )) {
    const tablets: readonly TabletTable[] = await db
      .selectFrom('tablets')
      .selectAll()
      .where('examination_id', '=', row.id)
      .orderBy('number')
      .execute();
    yield [`examinations ${row.id}`, examinationSha256(row, tablets)];
  }
}

async function* pages<Row extends { readonly id: string }>(
  pageAfter: (id: string) => Promise<readonly Row[]>,
): AsyncGenerator<Row, void, undefined> {
  let after = '';
  for (;;) {
    const page = await pageAfter(after);
    yield* page;
    const last = page.at(-1);
    if (last === undefined) return;
    after = last.id;
  }
}
