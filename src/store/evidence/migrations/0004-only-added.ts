import { type Kysely, type Migration, PostgresAdapter, sql } from 'kysely';

const TABLES = [
  'custody_log',
  'cases',
  'exhibits',
  'photos',
  'examinations',
  'tablets',
  'exhibit_findings',
  'reviews',
  'laboratory_results',
] as const;

const REFUSAL = 'rows of evidence are only ever added';

/**
 * Triggers that refuse to change or remove a row, whatever program tries it: a guard against mistakes. Whoever owns the
 * database can drop them; what is changed then, `telltale verify` finds.
 */
export const onlyAdded: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    const isPostgres = db.getExecutor().adapter instanceof PostgresAdapter;
    if (isPostgres) await createRefusal(db);
    await guardTables(db, TABLES);
  },
};

/** Guards tables; also those of later migrations. */
export async function guardTables(db: Kysely<unknown>, tables: readonly string[]): Promise<void> {
  const isPostgres = db.getExecutor().adapter instanceof PostgresAdapter;
  await (isPostgres ? guardPostgres(db, tables) : guardSqlite(db, tables));
}

async function guardSqlite(db: Kysely<unknown>, tables: readonly string[]): Promise<void> {
  for (const table of tables) {
    for (const event of ['update', 'delete']) {
      const name = sql.id(`${table}_no_${event}`);
      const guard = sql`create trigger ${name} before ${sql.raw(event)} on ${sql.id(table)} begin select raise(abort, ${sql.lit(REFUSAL)}); end`;
      await guard.execute(db);
    }
  }
}

/** The function of all triggers on PostgreSQL. */
async function createRefusal(db: Kysely<unknown>): Promise<void> {
  const refuse = sql.raw(withSchema(db, 'only_added'));
  const body = sql.lit(`begin raise exception '${REFUSAL}'; end`);
  await sql`create function ${refuse}() returns trigger language plpgsql as ${body}`.execute(db);
}

async function guardPostgres(db: Kysely<unknown>, tables: readonly string[]): Promise<void> {
  const refuse = sql.raw(withSchema(db, 'only_added'));
  for (const table of tables) {
    const name = sql.raw(withSchema(db, table));
    await sql`create trigger only_added before update or delete or truncate on ${name} for each statement execute function ${refuse}()`.execute(
      db,
    );
  }
}

/** A name with the schema of the migrations, as kysely writes it; raw SQL gets none. */
function withSchema(db: Kysely<unknown>, name: string): string {
  const { sql: text } = (db as Kysely<Record<string, object>>).selectFrom(name).compile();
  return text.slice(text.indexOf('from ') + 'from '.length);
}
