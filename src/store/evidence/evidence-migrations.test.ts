import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { type Kysely, type Migration, sql } from 'kysely';
import { afterAll, describe, expect, test } from 'vitest';
import { policy } from '../../../test/contract/examples.ts';
import { addExampleCase, exampleExamination } from '../../../test/store/example-case.ts';
import { useEvidenceDatabases } from '../../../test/store/use-evidence.ts';
import { createCase } from '../cases/create-case.ts';
import { storeExamination } from '../cases/store-examination.ts';
import { logEnd, record } from '../custody/record.ts';
import { rowSha256 } from '../custody/sha256-hex.ts';
import { verifyEvidence } from '../custody/verify-evidence.ts';
import { migrate } from '../migrations.ts';
import { openSqlite } from '../sqlite/open-sqlite.ts';
import { EVIDENCE_MIGRATIONS } from './evidence-migrations.ts';
import { type EvidenceOptions, type EvidenceStore, openEvidence } from './open-evidence.ts';

const databases = await useEvidenceDatabases();
afterAll(async () => {
  for (const database of databases) await database.remove();
});

/** Of what each release could open: all migrations up to one of them. */
const VERSIONS = Object.keys(EVIDENCE_MIGRATIONS).map((name, index) => ({
  name,
  migrations: Object.fromEntries(Object.entries(EVIDENCE_MIGRATIONS).slice(0, index + 1)),
}));

describe.each(databases)('the migrations of evidence on $name', (database) => {
  test.each(VERSIONS)('keep everything that a store of version $name holds', async ({ migrations }) => {
    const options = await database.newOptions();
    const old = await openEvidence({ ...options, migrations });
    await addOldCase(old);
    const end = await logEnd(old.db);
    await old.close();
    const store = await openEvidence(options);
    expect(await verifyEvidence(store)).toMatchObject({ faults: [], end, rows: 6, originals: 2 });
    await addExampleCase(store, 'new case');
    expect(await verifyEvidence(store)).toMatchObject({ faults: [], rows: 12, originals: 4 });
    await store.close();
  });

  test('run once if several processes start together', async () => {
    const options = await database.newOptions();
    const stores = await Promise.all([1, 2, 3].map(() => openEvidence(options)));
    const [store] = stores;
    expect(await verifyEvidence(store as NonNullable<typeof store>)).toMatchObject({ faults: [], end: { number: 1 } });
    for (const some of stores) await some.close();
  });

  test('leave nothing of one that fails', async () => {
    const options = await database.newOptions();
    const failing: Migration = {
      async up(db: Kysely<unknown>) {
        await db.schema.createTable('half').addColumn('id', 'text').execute();
        throw new Error('the power failed');
      },
    };
    const migrations = { ...EVIDENCE_MIGRATIONS, '9999-failing': failing };
    await expect(openEvidence({ ...options, migrations })).rejects.toThrow('the power failed');
    const store = await openEvidence(options);
    await expect(sql`select * from ${sql.table(tableName(options, 'half'))}`.execute(store.db)).rejects.toThrow(/half/);
    expect(await verifyEvidence(store)).toMatchObject({ faults: [] });
    await store.close();
  });

  test('refuse tables of a newer version with a message', async () => {
    const options = await database.newOptions();
    const migrations = { ...EVIDENCE_MIGRATIONS, '9999-newer': { up: async () => undefined } };
    await (await openEvidence({ ...options, migrations })).close();
    await expect(openEvidence(options)).rejects.toMatchObject({
      code: 'store_too_new',
      values: { migration: '9999-newer' },
    });
  });
});

/** A case with two examined photos, as versions without retention added them. */
async function addOldCase(store: EvidenceStore): Promise<void> {
  const actor = 'examiner';
  const caseId = await createCase(store, { name: 'old case', actor });
  const exhibit = { id: randomUUID(), case_id: caseId, name: 'bag 1', created_at: 'then', created_by: actor };
  for (const name of ['one.jpg', 'two.jpg']) {
    const bytes = Buffer.from(name);
    const sha256 = await store.originals.store(bytes);
    const photo = {
      ...{ id: randomUUID(), case_id: caseId, exhibit_id: exhibit.id, name, sha256, bytes: bytes.byteLength },
      ...{ added_at: 'then', added_by: actor },
    };
    await record(store, { actor, action: 'photo_added', case: caseId }, async (transaction) => {
      const rows =
        name === 'one.jpg'
          ? ([
              ['exhibits', exhibit],
              ['photos', photo],
            ] as const)
          : ([['photos', photo]] as const);
      for (const [table, row] of rows) await transaction.insertInto(table).values(row).execute();
      const touched = rows.map(([table, row]) => ({ table, id: row.id, sha256: rowSha256(row) }));
      return { result: undefined, touched: [{ table: 'originals', id: sha256, sha256 }, ...touched] };
    });
    const examination = exampleExamination(name, sha256);
    await storeExamination(store, { caseId, photoId: photo.id, examination, policy, backend: 'wasm', actor });
  }
}

test('are numbered without gaps and only go forward', () => {
  const names = Object.keys(EVIDENCE_MIGRATIONS);
  expect(names.map((name) => Number(name.slice(0, 4)))).toEqual(names.map((_, i) => i + 1));
  expect(Object.values(EVIDENCE_MIGRATIONS).filter(({ down }) => down !== undefined)).toEqual([]);
});

test('the SQLite file flushes every commit', async () => {
  const options = await (databases[0] as (typeof databases)[number]).newOptions();
  const db = await openSqlite<never>(join(options.folder, 'cases.sqlite'));
  await migrate(db, undefined, EVIDENCE_MIGRATIONS);
  expect((await sql`pragma journal_mode`.execute(db)).rows).toEqual([{ journal_mode: 'wal' }]);
  // FULL: the write-ahead log is flushed at every commit.
  expect((await sql`pragma synchronous`.execute(db)).rows).toEqual([{ synchronous: 2 }]);
  // The bug of write-ahead logs that may corrupt a file with several writers is mended from 3.51.3 on.
  const { rows } = await sql<{ version: string }>`select sqlite_version() as version`.execute(db);
  const [major = 0, minor = 0] = (rows[0]?.version ?? '').split('.').map(Number);
  expect(major * 1000 + minor).toBeGreaterThanOrEqual(3053);
  await db.destroy();
});

function tableName({ url, schema }: EvidenceOptions, table: string): string {
  return url === undefined ? table : `${schema}_evidence.${table}`;
}
