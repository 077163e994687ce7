import type { DatabaseSyncInstance, StatementSyncInstance } from '@photostructure/sqlite';
import {
  CompiledQuery,
  type DatabaseConnection,
  SqliteAdapter,
  type SqliteDatabase,
  SqliteDialect,
  type SqliteDialectConfig,
  SqliteDriver,
  type SqliteStatement,
} from 'kysely';

/**
 * kysely's dialect for a SQLite file that several processes write. It differs from kysely's own in two ways. A
 * transaction is a writing one from its beginning: if it first read and then wrote, a write of another process in
 * between would make it fail instead of wait. And tables are changed in a transaction, so that a killed migration
 * leaves no half of itself, and two processes do not migrate at once.
 */
export class SharedSqliteDialect extends SqliteDialect {
  readonly #config: SqliteDialectConfig;
  readonly #database: DatabaseSyncInstance;

  constructor(database: DatabaseSyncInstance) {
    const config = { database: asKyselyDatabase(database) };
    super(config);
    this.#config = config;
    this.#database = database;
  }

  override createDriver(): SqliteDriver {
    return new ImmediateDriver(this.#config, this.#database);
  }

  override createAdapter(): SqliteAdapter {
    return new TransactionalAdapter();
  }
}

class ImmediateDriver extends SqliteDriver {
  readonly #database: DatabaseSyncInstance;

  constructor(config: SqliteDialectConfig, database: DatabaseSyncInstance) {
    super(config);
    this.#database = database;
  }

  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin immediate'));
  }

  /** A full disk may have rolled it back already; another attempt would only hide the cause. */
  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    if (this.#database.isTransaction) await super.rollbackTransaction(connection);
  }
}

class TransactionalAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

/** Values that SQLite takes. */
type Value = string | number | bigint | null | Uint8Array;

/**
 * Prepared statements that are kept. The driver frees one only when it is garbage, so a new one for every query would
 * pile up memory that Node does not know of.
 */
const MAX_STATEMENTS = 200;

/** What kysely expects of a driver, which is the interface of better-sqlite3. */
function asKyselyDatabase(database: DatabaseSyncInstance): SqliteDatabase {
  const statements = new Map<string, SqliteStatement>();
  return {
    close() {
      statements.clear();
      database.close();
    },
    prepare(sql) {
      if (statements.size >= MAX_STATEMENTS) statements.clear();
      const statement = statements.get(sql) ?? asKyselyStatement(database.prepare(sql));
      statements.set(sql, statement);
      return statement;
    },
  };
}

function asKyselyStatement(statement: StatementSyncInstance): SqliteStatement {
  return {
    reader: statement.columns().length > 0,
    all: (parameters) => statement.all(...(parameters as Value[])),
    run: (parameters) => statement.run(...(parameters as Value[])),
    iterate: (parameters) => statement.iterate(...(parameters as Value[])) as IterableIterator<unknown>,
  };
}
