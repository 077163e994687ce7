import { type Kysely, sql } from 'kysely';
import type { ModelIdentity } from '../core/model.ts';
import { failPhoto } from './finish-photo.ts';
import { failListing } from './list-photos.ts';
import type { Store } from './open-store.ts';
import { LISTING_QUEUE, photoQueue } from './queue.ts';
import type { Tables } from './tables.ts';

/** A worker as it introduces itself. */
export interface WorkerIdentity {
  readonly id: string;
  readonly host: string;
  readonly pid: number;
  readonly model: Pick<ModelIdentity, 'sha256'>;
  readonly backend: string;
  readonly threads: number;
}

/** Enters a worker, and makes the queues that it takes from. */
export async function enterWorker({ db, queue }: Store, worker: WorkerIdentity): Promise<void> {
  await queue.make(LISTING_QUEUE);
  await queue.make(photoQueue(worker.model.sha256));
  const { id, host, pid, model, backend, threads } = worker;
  await db
    .insertInto('workers')
    .values({ id, host, pid, model_sha256: model.sha256, backend, threads })
    // The answer to a first try may have been lost with the connection.
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute();
}

/** A sign of life. The database's own clock counts, so the machines' clocks need not agree. */
export async function seeWorker({ db }: Store, id: string): Promise<void> {
  await db.updateTable('workers').set({ seen_at: now(), ended_at: null }).where('id', '=', id).execute();
}

/** The worker ends by itself. What it still has in hand is free for others at once. */
export async function leaveWorker(store: Store, id: string): Promise<void> {
  await returnAll(store, id, []);
  await store.db.updateTable('workers').set({ ended_at: now() }).where('id', '=', id).execute();
}

/**
 * Takes over from workers that gave no sign of life for `goneAfterMs`: each of their photos, and the batch that they were
 * listing, is tried again or given up. Never from the one that asks, which is alive however late its own sign is. Returns
 * how many workers were gone.
 */
export async function takeOver(store: Store, workerId: string, goneAfterMs: number): Promise<number> {
  const gone = await store.db
    .selectFrom('workers')
    .select('id')
    .where('id', '<>', workerId)
    .where('ended_at', 'is', null)
    .where('seen_at', '<', sql<Date>`now() - ${goneAfterMs} * interval '1 millisecond'`)
    .execute();
  for (const { id } of gone) await leaveWorker(store, id);
  return gone.length;
}

/**
 * Returns what the tables say that a worker has and it does not know of: it was taken just when the connection broke, and
 * the answer never came.
 */
export async function returnStrays(store: Store, id: string, known: readonly string[]): Promise<void> {
  await returnAll(store, id, known);
}

/** In small steps that each can be repeated: whoever does it may be killed in the middle too. */
async function returnAll(store: Store, id: string, except: readonly string[]): Promise<void> {
  for (const photo of (await inHand(store.db, id)).filter((some) => !except.includes(some))) {
    await failPhoto(store, id, photo, (attempts) => ({ code: 'photo_worker_died', values: { attempts } }));
  }
  const listings = store.db.selectFrom('batches').select(['id', 'attempts']).where('worker_id', '=', id);
  for (const batch of await listings.where('state', '=', 'listing').execute()) {
    const problem = { code: 'batch_worker_died' as const, values: { attempts: batch.attempts } };
    if (!except.includes(batch.id)) await failListing(store, batch.id, id, problem);
  }
}

async function inHand(db: Kysely<Tables>, workerId: string): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('photos')
    .select('id')
    .where('worker_id', '=', workerId)
    .where('state', '=', 'taken')
    .execute();
  return rows.map(({ id }) => id);
}

function now() {
  return sql<Date>`now()`;
}
