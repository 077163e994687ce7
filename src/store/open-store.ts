import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { TelltaleError } from '../core/errors.ts';
import { migrate } from './migrations.ts';
import { openQueue, type Queue } from './queue.ts';
import { asStoreError } from './store-error.ts';
import type { Tables } from './tables.ts';

export interface StoreOptions {
  /** `postgres://user:password@host:port/database`; missing parts come from PGPASSWORD and the like. */
  readonly url: string;
  /** Schema of the tables; the queue's has the same name with the suffix `_queue`. */
  readonly schema: string;
  /** Called for idle connections that break. */
  readonly report?: (fault: unknown) => void;
}

/** Batches and their results, on PostgreSQL. */
export interface Store {
  readonly db: Kysely<Tables>;
  readonly queue: Queue;
  close(): Promise<void>;
}

/**
 * Connections of one process. A worker needs one for each photo that it finishes at the same moment, and one for its
 * heartbeat.
 */
const MAX_CONNECTIONS = 8;

/** A starting server answers well within it; without a limit a lost host would block the program for minutes. */
const CONNECT_TIMEOUT_MS = 10_000;

/** Longer than any statement here takes over a million photos; a hanging statement must not block a worker forever. */
const STATEMENT_TIMEOUT_MS = 300_000;

/**
 * If a machine is lost in the middle of a transaction, its locks must not last until TCP notices, which may take hours.
 */
const LOST_CLIENT_TIMEOUT_MS = 30_000;

/**
 * Opens the store and migrates its tables.
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
    // Detects that the other machine is gone.
    keepAlive: true,
  });
  // Without listeners, an idle connection that breaks would end the process. The pool's listener is for unused
  // connections, each connection's own for those between two statements of a transaction.
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
 * @throws TelltaleError `batch_not_set_up` if they name none; otherwise like `openStore`
 */
export async function openConfiguredStore(options: Omit<StoreOptions, 'url'> & { readonly url: string | undefined }) {
  const { url, ...rest } = options;
  if (url === undefined) throw new TelltaleError('batch_not_set_up');
  return openStore({ url, ...rest });
}
