import { DEFAULT_MIGRATION_TABLE, type Kysely, type Migration, Migrator, sql } from 'kysely';
import { TelltaleError } from '../core/errors.ts';
import { batches } from './migrations/0001-batches.ts';
import { looks } from './migrations/0002-looks.ts';

/**
 * All migrations by number. They only go forward: a released one is never changed or removed, and a later one undoes
 * its effects.
 */
export const MIGRATIONS: Readonly<Record<string, Migration>> = {
  '0001-batches': batches,
  '0002-looks': looks,
};

/**
 * Migrates the tables of `schema` to the newest version, creating the schema if necessary; SQLite has none. Concurrent
 * processes wait for each other; if there is nothing to do, nothing is changed. Returns the names of the executed
 * migrations.
 *
 * @throws TelltaleError `store_too_new` if a newer version of the program has changed the tables
 */
export async function migrate<Any>(
  db: Kysely<Any>,
  schema: string | undefined,
  migrations: Readonly<Record<string, Migration>> = MIGRATIONS,
): Promise<readonly string[]> {
  const migrator = new Migrator({
    db: schema === undefined ? db : db.withSchema(schema),
    provider: { getMigrations: async () => ({ ...migrations }) },
    ...(schema !== undefined && { migrationTableSchema: schema }),
  });
  const { error, results = [] } = await migrator.migrateToLatest();
  if (error === undefined) return results.map(({ migrationName }) => migrationName);
  const unknown = (await migrationsDone(db, schema)).find((name) => !Object.hasOwn(migrations, name));
  throw unknown === undefined ? error : new TelltaleError('store_too_new', { migration: unknown }, { cause: error });
}

/** By name, in order; empty if their table does not exist yet. */
async function migrationsDone<Any>(db: Kysely<Any>, schema: string | undefined): Promise<readonly string[]> {
  const table = sql.table(schema === undefined ? DEFAULT_MIGRATION_TABLE : `${schema}.${DEFAULT_MIGRATION_TABLE}`);
  const query = sql<{ name: string }>`select name from ${table} order by name`;
  const { rows } = await query.execute(db).catch(() => ({ rows: [] }));
  return rows.map(({ name }) => name);
}
