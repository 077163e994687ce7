import { TelltaleError } from '../core/errors.ts';
import { isBatchId } from './batch-status.ts';
import type { Store } from './open-store.ts';
import { LISTING_QUEUE, photoQueue } from './queue.ts';

/** Jobs removed by one statement. */
const JOBS_AT_A_TIME = 5000;

/**
 * Removes the waiting photos of a batch from the queue. Photos in progress are finished; results are kept. Returns how
 * many photos will not be examined. Repeating it is harmless, and completes an interrupted cancellation.
 *
 * @throws TelltaleError `batch_unknown`
 */
export async function cancelBatch(store: Store, id: string): Promise<number> {
  // Two steps, because workers lock a job first and its photo then: in the reverse order in one transaction, both could
  // wait for each other. Whoever gets the job of a cancelled photo removes it.
  const modelSha256 = await markCancelled(store, id);
  return removeJobs(store, id, modelSha256);
}

/** Returns the sha256 of the batch's model. */
async function markCancelled({ db }: Store, id: string): Promise<string> {
  return db.transaction().execute(async (transaction) => {
    const batch = isBatchId(id)
      ? await transaction
          .selectFrom('batches')
          .select(['model_sha256', 'cancelled_at'])
          .where('id', '=', id)
          // Waits for a listing that is adding photos at this moment; it adds no more.
          .forUpdate()
          .executeTakeFirst()
      : undefined;
    if (batch === undefined) throw new TelltaleError('batch_unknown', { received: id });
    await transaction
      .updateTable('batches')
      .set({ state: 'cancelled', worker_id: null, cancelled_at: batch.cancelled_at ?? new Date() })
      .where('id', '=', id)
      .execute();
    await transaction
      .updateTable('photos')
      .set({ state: 'cancelled' })
      .where('batch_id', '=', id)
      .where('state', '=', 'waiting')
      .execute();
    return batch.model_sha256;
  });
}

async function removeJobs({ db, queue }: Store, batchId: string, modelSha256: string): Promise<number> {
  const cancelled = await db
    .selectFrom('photos')
    .select('id')
    .where('batch_id', '=', batchId)
    .where('state', '=', 'cancelled')
    .execute();
  await db.transaction().execute((transaction) => queue.remove(transaction, LISTING_QUEUE, [batchId]));
  for (let i = 0; i < cancelled.length; i += JOBS_AT_A_TIME) {
    const ids = cancelled.slice(i, i + JOBS_AT_A_TIME).map((photo) => photo.id);
    await db.transaction().execute((transaction) => queue.remove(transaction, photoQueue(modelSha256), ids));
  }
  return cancelled.length;
}
