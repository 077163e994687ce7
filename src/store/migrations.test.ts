import { Kysely, PostgresDialect, sql } from 'kysely';
import pg from 'pg';
import { afterAll, describe, expect, test } from 'vitest';
import { ownSchema, useDatabase } from '../../test/store/use-database.ts';
import { MIGRATIONS, migrate } from './migrations.ts';

const database = await useDatabase();
const db = new Kysely<never>({
  dialect: new PostgresDialect({ pool: new pg.Pool({ connectionString: database?.url }) }),
});
afterAll(async () => {
  await db.destroy();
  await database?.remove();
});

async function tablesOf(schema: string): Promise<readonly string[]> {
  const query = sql<{ name: string }>`
    select table_name || '.' || column_name || ' ' || data_type as name
    from information_schema.columns where table_schema = ${schema} order by name`;
  return (await query.execute(db)).rows.map(({ name }) => name);
}

describe.skipIf(database === undefined)('the migrations', () => {
  test('run on an empty database, and change nothing a second time', async () => {
    const schema = ownSchema();
    expect(await migrate(db, schema)).toEqual(Object.keys(MIGRATIONS));
    const tables = await tablesOf(schema);
    expect(tables).toEqual(expect.arrayContaining(['photos.name text', 'examinations.examination json']));
    expect(await migrate(db, schema)).toEqual([]);
    expect(await tablesOf(schema)).toEqual(tables);
  });

  test('run once if several processes start together', async () => {
    const schema = ownSchema();
    const done = await Promise.all([1, 2, 3, 4].map(() => migrate(db, schema)));
    expect(done.flat()).toEqual(Object.keys(MIGRATIONS));
  });

  test('continue from an older version', async () => {
    const schema = ownSchema();
    await migrate(db, schema);
    const further = { '9999-further': { up: (some: Kysely<unknown>) => some.schema.createTable('x').execute() } };
    expect(await migrate(db, schema, { ...MIGRATIONS, ...further })).toEqual(['9999-further']);
  });

  test('refuse tables of a newer version with a message', async () => {
    const schema = ownSchema();
    const newer = { '9999-newer': { up: async () => undefined } };
    await migrate(db, schema, { ...MIGRATIONS, ...newer });
    await expect(migrate(db, schema)).rejects.toMatchObject({
      code: 'store_too_new',
      values: { migration: '9999-newer' },
    });
  });

  test('are numbered without gaps and only go forward', () => {
    const names = Object.keys(MIGRATIONS);
    expect(names.map((name) => Number(name.slice(0, 4)))).toEqual(names.map((_, i) => i + 1));
    expect(Object.values(MIGRATIONS).filter(({ down }) => down !== undefined)).toEqual([]);
  });
});
