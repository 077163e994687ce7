import { Kysely } from 'kysely';
import { TelltaleError } from '../../core/errors.ts';
import { SharedSqliteDialect } from './sqlite-dialect.ts';

/** How long a process waits for another one's transaction. Each takes milliseconds; a hanging disk takes longer. */
const WAIT_FOR_OTHERS_MS = 30_000;

/**
 * Opens a SQLite file, which is created if it is missing. A transaction that was committed is on the disk: write-ahead
 * log, flushed at every commit.
 *
 * @throws TelltaleError `evidence_driver_missing` on a platform for which the driver has no build
 */
export async function openSqlite<Tables>(path: string): Promise<Kysely<Tables>> {
  const { DatabaseSync } = await loadDriver();
  const database = new DatabaseSync(path, { timeout: WAIT_FOR_OTHERS_MS, enableForeignKeyConstraints: true });
  database.exec('pragma journal_mode = wal; pragma synchronous = full;');
  return new Kysely<Tables>({ dialect: new SharedSqliteDialect(database) });
}

async function loadDriver() {
  try {
    return await import('@photostructure/sqlite');
  } catch (error) {
    const { platform, arch } = process;
    throw new TelltaleError('evidence_driver_missing', { platform, arch }, { cause: error });
  }
}
