import { sql } from 'kysely';
import { afterAll, describe, expect, test } from 'vitest';
import { addExampleCase } from '../../../test/store/example-case.ts';
import { newEvidence, useEvidenceDatabases } from '../../../test/store/use-evidence.ts';
import { verifyEvidence } from '../custody/verify-evidence.ts';

const databases = await useEvidenceDatabases();
afterAll(async () => {
  for (const database of databases) await database.remove();
});

/** A column of each table; the tables that the log and its rows are in. */
const COLUMNS = {
  custody_log: 'entry',
  cases: 'note',
  exhibits: 'name',
  photos: 'name',
  examinations: 'examination',
  tablets: 'verdict',
  exhibit_findings: 'finding',
  reviews: 'note',
  laboratory_results: 'note',
  case_states: 'state',
  original_deletions: 'rule',
  finished_deletions: 'finished_by',
} as const;

/** Those that the example has no row of. */
const EMPTY: readonly string[] = [
  'exhibit_findings',
  'reviews',
  'laboratory_results',
  'case_states',
  'original_deletions',
  'finished_deletions',
];

test.each(databases)('no row of evidence on $name can be changed or removed', async (database) => {
  const store = await newEvidence(database);
  await addExampleCase(store);
  const { url, schema } = store.options;
  for (const [table, column] of Object.entries(COLUMNS)) {
    const name = sql.table(url === undefined ? table : `${schema}_evidence.${table}`);
    const statements = [
      sql`update ${name} set ${sql.id(column)} = 'x'`,
      sql`delete from ${name}`,
      ...(url === undefined ? [] : [sql`truncate ${name} cascade`]),
    ];
    for (const statement of statements) {
      // A trigger of SQLite runs for a row.
      const isEmpty = url === undefined && EMPTY.includes(table);
      const done = statement.execute(store.db);
      if (isEmpty) await done;
      else await expect(done, table).rejects.toThrow('rows of evidence are only ever added');
    }
  }
  expect(await verifyEvidence(store)).toMatchObject({ faults: [], rows: 6 });
  await store.close();
});

describe('the list of tables', () => {
  test('has all of them', async () => {
    const [sqlite] = databases;
    if (sqlite === undefined) return expect.fail();
    const store = await newEvidence(sqlite);
    const tables = await store.db.introspection.getTables();
    const names = tables.map(({ name }) => name).filter((name) => !name.startsWith('kysely'));
    expect(names.sort()).toEqual(Object.keys(COLUMNS).sort());
    await store.close();
  });
});
