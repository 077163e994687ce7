import { CompiledQuery, type Kysely } from 'kysely';
import type pg from 'pg';
import PgBoss from 'pg-boss';
import type { Tables } from './tables.ts';

/** A job: a photo to be examined, or a batch whose photos are to be listed. */
interface Job {
  /** The id of the photo or the batch. */
  readonly id: string;
  readonly priority: number;
  readonly attempts: number;
  /** Seconds before the second attempt; doubled before each further one, with up to the same time added at random. */
  readonly retryDelaySeconds: number;
}

/**
 * The order of jobs, with retries, back-off and priorities, by pg-boss. Every step is part of the caller's transaction,
 * so a job and its row in the tables change together or not at all.
 */
export interface Queue {
  /** Creates the queue if it does not exist. */
  make(name: string): Promise<void>;
  add(transaction: Kysely<Tables>, name: string, jobs: readonly Job[]): Promise<void>;
  /** The id of the next job; it belongs to this process until it is done or failed. */
  take(transaction: Kysely<Tables>, name: string): Promise<string | undefined>;
  /** Removes jobs in any state. */
  remove(transaction: Kysely<Tables>, name: string, ids: readonly string[]): Promise<void>;
  /** Counts an attempt as failed. Returns whether another one follows. */
  fail(transaction: Kysely<Tables>, name: string, id: string): Promise<boolean>;
}

/** Any worker may list the photos of a batch. */
export const LISTING_QUEUE = 'list';

/** One queue per model, so that only workers with its model examine a batch. */
export function photoQueue(modelSha256: string): string {
  return `examine-${modelSha256.slice(0, 32)}`;
}

/**
 * pg-boss considers a job lost after this time. We take jobs over much sooner, when their worker stops its heartbeat
 * (workers.ts), so this must never happen first: it is the maximum that pg-boss allows.
 */
const EXPIRE_SECONDS = 24 * 3600 - 1;

/** As long as a batch may wait for a worker; pg-boss drops older jobs. */
const KEEP_UNTIL = new Date('9999-01-01T00:00:00Z').toISOString();

export async function openQueue(pool: pg.Pool, schema: string): Promise<Queue> {
  const boss = new PgBoss({
    db: { executeSql: (text: string, values: unknown[]) => pool.query(text, values) },
    schema,
    // No timers of its own: it would expire and archive jobs without the tables.
    supervise: false,
    schedule: false,
  });
  await boss.start();
  await speedUpTake(pool, schema);
  return {
    make: (name) => boss.createQueue(name, { name, policy: 'standard' }),
    async add(transaction, name, jobs) {
      await boss.insert(
        jobs.map(({ id, priority, attempts, retryDelaySeconds }) => ({
          id,
          name,
          priority,
          retryLimit: attempts - 1,
          retryDelay: retryDelaySeconds,
          retryBackoff: true,
          expireInSeconds: EXPIRE_SECONDS,
          keepUntil: KEEP_UNTIL,
        })),
        { db: within(transaction) },
      );
    },
    async take(transaction, name) {
      const [job] = await boss.fetch(name, { batchSize: 1, db: within(transaction) });
      return job?.id;
    },
    async remove(transaction, name, ids) {
      if (ids.length > 0) await boss.deleteJob(name, [...ids], { db: within(transaction) });
    },
    async fail(transaction, name, id) {
      const db = within(transaction);
      await boss.fail(name, id, {}, { db });
      const job = await boss.getJobById(name, id, { db, includeArchive: false });
      return job?.state === 'retry';
    },
  };
}

/**
 * pg-boss sorts all waiting jobs to find the next one: with a hundred thousand of them that took longer than examining
 * a small photo. With this index it reads the first one. See bench/README.md.
 */
async function speedUpTake(pool: pg.Pool, schema: string): Promise<void> {
  const { rows } = await pool.query('select to_regclass($1) as found', [`${schema}.job_next`]);
  if (rows[0]?.found !== null) return;
  // Processes that start at the same time wait for each other: `if not exists` alone may still fail in a race.
  await pool.query(`begin;
    select pg_advisory_xact_lock(hashtext('${schema}.job_next'));
    create index if not exists job_next on ${schema}.job (name, priority desc, created_on, id) where state < 'active';
    commit;`);
}

/** pg-boss's interface to a database, over a connection with an open transaction. */
function within(transaction: Kysely<Tables>): PgBoss.Db {
  return {
    async executeSql(text, values) {
      const { rows } = await transaction.executeQuery(CompiledQuery.raw(text, values));
      return { rows };
    },
  };
}
