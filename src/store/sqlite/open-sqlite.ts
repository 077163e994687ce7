import { Kysely } from 'kysely';
import { TelltaleError } from '../../core/errors.ts';
import { SharedSqliteDialect } from './sqlite-dialect.ts';
import { SqliteThread } from './sqlite-thread.ts';

/** How long a process waits for another one's transaction. Each takes milliseconds; a hanging disk takes longer. */
const WAIT_FOR_OTHERS_MS = 30_000;

/**
 * Opens a SQLite file, which is created if it is missing. A transaction that was committed is on the disk: write-ahead
 * log, flushed at every commit.
 *
 * @throws TelltaleError `evidence_driver_missing` on a platform for which the driver has no build
 */
export async function openSqlite<Tables>(path: string): Promise<Kysely<Tables>> {
  await loadDriver();
  const thread = await SqliteThread.open({ path, waitMs: WAIT_FOR_OTHERS_MS });
  return new Kysely<Tables>({ dialect: new SharedSqliteDialect(thread) });
}

/**
 * Loads the driver in this thread as well. A library that only another thread has loaded is unloaded when that thread
 * ends, and then the process crashes (SIGSEGV) at its end if TensorFlow's own library is in it.
 */
async function loadDriver(): Promise<void> {
  try {
    await import('@photostructure/sqlite');
  } catch (error) {
    const { platform, arch } = process;
    throw new TelltaleError('evidence_driver_missing', { platform, arch }, { cause: error });
  }
}
