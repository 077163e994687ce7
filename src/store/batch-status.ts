import { sql } from 'kysely';
import { TelltaleError } from '../core/errors.ts';
import type { ModelIdentity } from '../core/model.ts';
import type { Problem } from './list-photos.ts';
import type { Store } from './open-store.ts';
import type { BatchState, PhotoState } from './tables.ts';

/** The progress of a batch. */
export interface BatchStatus {
  readonly id: string;
  /** `finished`: open, and no photo is waiting or in progress. */
  readonly state: BatchState | 'finished';
  readonly createdAt: Date;
  readonly sources: readonly string[];
  readonly priority: number;
  readonly prior: number;
  readonly language: string;
  readonly model: ModelIdentity;
  readonly photos: Readonly<Record<PhotoState | 'total', number>>;
  /** Why the photos could not be listed, if the state is `failed`. */
  readonly problem: Problem | undefined;
  /** Workers of the batch's model with a recent heartbeat. */
  readonly workers: number;
}

/** A photo that was given up after all attempts. */
export interface DeadLetter {
  readonly name: string;
  readonly attempts: number;
  readonly problem: Problem;
}

/** A worker without a heartbeat for this time is not counted; this does not affect taking over. */
const SEEN_WITHIN = sql`interval '60 seconds'`;

/** @throws TelltaleError `batch_unknown` */
export async function batchStatus({ db }: Store, id: string): Promise<BatchStatus> {
  const batch = isBatchId(id)
    ? await db.selectFrom('batches').selectAll().where('id', '=', id).executeTakeFirst()
    : undefined;
  if (batch === undefined) throw new TelltaleError('batch_unknown', { received: id });
  const photos = await countPhotos({ db }, id);
  const model = {
    name: batch.model_name,
    version: batch.model_version,
    sha256: batch.model_sha256,
    evidence: batch.model_evidence,
  };
  const finished = batch.state === 'open' && photos.waiting === 0 && photos.taken === 0;
  return {
    id,
    state: finished ? 'finished' : batch.state,
    createdAt: batch.created_at,
    sources: batch.sources,
    priority: batch.priority,
    prior: batch.prior,
    language: batch.language,
    model,
    photos,
    problem: problemOf(batch),
    workers: await countWorkers({ db }, model),
  };
}

/** The newest batches, at most `limit`, newest first. */
export async function listBatches({ db }: Store, limit: number): Promise<readonly string[]> {
  const rows = await db.selectFrom('batches').select('id').orderBy('created_at', 'desc').limit(limit).execute();
  return rows.map(({ id }) => id);
}

/** The photos of a batch that were given up, in their order, at most `limit`. */
export async function deadLetters({ db }: Store, id: string, limit: number): Promise<readonly DeadLetter[]> {
  const rows = await db
    .selectFrom('photos')
    .select(['name', 'attempts', 'problem_code', 'problem_values'])
    .where('batch_id', '=', id)
    .where('state', '=', 'failed')
    .orderBy('ordinal')
    .limit(limit)
    .execute();
  return rows.flatMap((row) => {
    const problem = problemOf(row);
    return problem === undefined ? [] : [{ name: row.name, attempts: row.attempts, problem }];
  });
}

/** Both columns as one value, because they always belong together. */
export function problemOf(row: {
  readonly problem_code: Problem['code'] | null;
  readonly problem_values: Problem['values'] | null;
}): Problem | undefined {
  return row.problem_code === null ? undefined : { code: row.problem_code, values: row.problem_values ?? {} };
}

async function countPhotos({ db }: Pick<Store, 'db'>, id: string): Promise<BatchStatus['photos']> {
  const rows = await db
    .selectFrom('photos')
    .select(({ fn }) => ['state', fn.countAll<string>().as('count')])
    .where('batch_id', '=', id)
    .groupBy('state')
    .execute();
  const counts = { waiting: 0, taken: 0, done: 0, failed: 0, cancelled: 0 };
  for (const { state, count } of rows) counts[state] = Number(count);
  return { ...counts, total: Object.values(counts).reduce((sum, count) => sum + count, 0) };
}

async function countWorkers({ db }: Pick<Store, 'db'>, model: ModelIdentity): Promise<number> {
  const { count } = await db
    .selectFrom('workers')
    .select(({ fn }) => fn.countAll<string>().as('count'))
    .where('model_sha256', '=', model.sha256)
    .where('ended_at', 'is', null)
    .where('seen_at', '>', sql<Date>`now() - ${SEEN_WITHIN}`)
    .executeTakeFirstOrThrow();
  return Number(count);
}

/**
 * PostgreSQL refuses to compare anything else with an id, with an error that would look like a fault of the program.
 */
export function isBatchId(text: string): boolean {
  return /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(text);
}
