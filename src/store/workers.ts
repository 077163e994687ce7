import { type Kysely, sql } from 'kysely';
import type { ModelIdentity } from '../core/model.ts';
import { failPhoto } from './finish-photo.ts';
import { failListing } from './list-photos.ts';
import type { Store } from './open-store.ts';
import { LISTING_QUEUE, photoQueue } from './queue.ts';
import type { Tables } from './tables.ts';

/** Description of a worker at its registration. */
export interface WorkerIdentity {
  readonly id: string;
  readonly host: string;
  readonly pid: number;
  readonly model: Pick<ModelIdentity, 'sha256'>;
  readonly backend: string;
  readonly threads: number;
}

/** Registers a worker, and creates its queues. */
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

/** A heartbeat. It uses the database's own clock, so the machines' clocks need not agree. */
export async function seeWorker({ db }: Store, id: string): Promise<void> {
  await db.updateTable('workers').set({ seen_at: now(), ended_at: null }).where('id', '=', id).execute();
}

/** The worker ends regularly. The photos that it still holds are free for others at once. */
export async function leaveWorker(store: Store, id: string): Promise<void> {
  await returnAll(store, id, []);
  await store.db.updateTable('workers').set({ ended_at: now() }).where('id', '=', id).execute();
}

/**
 * Takes over from workers without a heartbeat for `goneAfterMs`: each of their photos, and the batch that they were
 * listing, is tried again or given up. Never from the caller, which is alive however late its own heartbeat is. Returns
 * how many workers were lost.
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
 * Returns photos that a worker holds according to the tables but does not know of: the connection broke just when it
 * took them, and the answer never arrived.
 */
export async function returnStrays(store: Store, id: string, known: readonly string[]): Promise<void> {
  await returnAll(store, id, known);
}

/** In small steps that can each be repeated, because the process may be killed in the middle. */
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
