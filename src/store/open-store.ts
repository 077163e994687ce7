import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { TelltaleError } from '../core/errors.ts';
import { migrate } from './migrations.ts';
import { openQueue, type Queue } from './queue.ts';
import { asStoreError } from './store-error.ts';
import type { Tables } from './tables.ts';

export interface StoreOptions {
  /** `postgres://user:password@host:port/database`; what it leaves out comes from PGPASSWORD and the like. */
  readonly url: string;
  /** Schema of the tables; the queue's is called the same with `_queue` behind it. */
  readonly schema: string;
  /** Told of connections that break while nobody uses them. */
  readonly report?: (fault: unknown) => void;
}

/** Batches and what was found in them, on PostgreSQL. */
export interface Store {
  readonly db: Kysely<Tables>;
  readonly queue: Queue;
  close(): Promise<void>;
}

/** Of one process. A worker needs one for each photo that it finishes at the same moment, and one for its sign of life. */
const MAX_CONNECTIONS = 8;

/** A server that is starting answers well within it; without a limit a lost host would hold the program for minutes. */
const CONNECT_TIMEOUT_MS = 10_000;

/** Longer than any statement here takes over a million photos; a statement that hangs must not hold a worker for ever. */
const STATEMENT_TIMEOUT_MS = 300_000;

/** A machine that is lost in the middle of a transaction must not hold its locks until TCP notices, which may take hours. */
const LOST_CLIENT_TIMEOUT_MS = 30_000;

/**
 * Opens the store and brings its tables up to date.
 *
 * @throws TelltaleError `batch_not_set_up` without a database; `store_unreachable`; `store_too_new`
 */
export async function openStore({ url, schema, report = () => undefined }: StoreOptions): Promise<Store> {
  const pool = new pg.Pool({
    connectionString: url,
    application_name: 'telltale',
    max: MAX_CONNECTIONS,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    statement_timeout: STATEMENT_TIMEOUT_MS,
    idle_in_transaction_session_timeout: LOST_CLIENT_TIMEOUT_MS,
    // Finds out that the other machine is gone.
    keepAlive: true,
  });
  // Without listeners a connection that breaks while nothing is asked of it would end the process: the pool's is for those
  // that nobody uses, each connection's own for those that are between two statements of a transaction.
  pool.on('error', report);
  pool.on('connect', (client) => client.on('error', report));
  const everything = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  try {
    await migrate(everything, schema);
    const queue = await openQueue(pool, `${schema}_queue`);
    return { db: everything.withSchema(schema), queue, close: () => everything.destroy() };
  } catch (error) {
    await everything.destroy();
    throw asStoreError(error);
  }
}

/**
 * The store that the settings name.
 *
 * @throws TelltaleError `batch_not_set_up` where they name none; else as `openStore`
 */
export async function openConfiguredStore(options: Omit<StoreOptions, 'url'> & { readonly url: string | undefined }) {
  const { url, ...rest } = options;
  if (url === undefined) throw new TelltaleError('batch_not_set_up');
  return openStore({ url, ...rest });
}
