import { randomBytes } from 'node:crypto';
import { openStore, type Store } from '../../src/store/open-store.ts';
import { startPostgres } from './postgres-server.ts';

/** A PostgreSQL for the tests of one file. */
export interface TestDatabase {
  readonly url: string;
  /** A store in a new schema. */
  openStore(): Promise<TestStore>;
  remove(): Promise<void>;
}

export interface TestStore extends Store {
  readonly schema: string;
}

/**
 * The database that TELLTALE_TEST_DATABASE names (`.ci/run` starts one for all tests), else a server for this file if
 * PostgreSQL is installed, else undefined: the tests are skipped.
 */
export async function useDatabase(): Promise<TestDatabase | undefined> {
  const shared = process.env['TELLTALE_TEST_DATABASE'];
  const own = shared === undefined ? await startPostgres() : undefined;
  const url = shared ?? own?.url;
  if (url === undefined) {
    console.warn('No PostgreSQL here (apt-get install postgresql, or TELLTALE_TEST_DATABASE): its tests are skipped.');
    return undefined;
  }
  return {
    url,
    async openStore() {
      const schema = ownSchema();
      return { ...(await openStore({ url, schema })), schema };
    },
    remove: async () => own?.remove(),
  };
}

/** A unique name for a schema. */
export function ownSchema(): string {
  return `test_${randomBytes(8).toString('hex')}`;
}
