import { Kysely, PostgresDialect } from 'kysely';
import { TelltaleError } from '../core/errors.ts';
import { migrate } from './migrations.ts';
import { openPool } from './postgres-pool.ts';
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
 * Opens the store and migrates its tables.
 *
 * @throws TelltaleError `batch_not_set_up` without a database; `store_unreachable`; `store_too_new`
 */
export async function openStore({ url, schema, report = () => undefined }: StoreOptions): Promise<Store> {
  const pool = openPool(url, report);
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
