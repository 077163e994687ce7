import { DEFAULT_MIGRATION_TABLE, type Kysely, type Migration, Migrator, sql } from 'kysely';
import { TelltaleError } from '../core/errors.ts';
import { batches } from './migrations/0001-batches.ts';

/**
 * All migrations by number. They only go forward: one that was released is never changed or taken away, and what it did is
 * undone by a later one.
 */
export const MIGRATIONS: Readonly<Record<string, Migration>> = {
  '0001-batches': batches,
};

/**
 * Brings the tables of `schema` to the newest state, making the schema where there is none. Processes that do so at the
 * same time wait for each other; where nothing is to be done nothing is changed. Returns the names of what was done.
 *
 * @throws TelltaleError `store_too_new` where a newer version of the program has changed the tables
 */
export async function migrate<Any>(
  db: Kysely<Any>,
  schema: string,
  migrations: Readonly<Record<string, Migration>> = MIGRATIONS,
): Promise<readonly string[]> {
  const migrator = new Migrator({
    db: db.withSchema(schema),
    provider: { getMigrations: async () => ({ ...migrations }) },
    migrationTableSchema: schema,
  });
  const { error, results = [] } = await migrator.migrateToLatest();
  if (error === undefined) return results.map(({ migrationName }) => migrationName);
  const unknown = (await migrationsDone(db, schema)).find((name) => !Object.hasOwn(migrations, name));
  throw unknown === undefined ? error : new TelltaleError('store_too_new', { migration: unknown }, { cause: error });
}

/** By name, in their order; none where there is no table of them yet. */
async function migrationsDone<Any>(db: Kysely<Any>, schema: string): Promise<readonly string[]> {
  const table = sql.table(`${schema}.${DEFAULT_MIGRATION_TABLE}`);
  const query = sql<{ name: string }>`select name from ${table} order by name`;
  const { rows } = await query.execute(db).catch(() => ({ rows: [] }));
  return rows.map(({ name }) => name);
}
