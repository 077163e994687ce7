import type { ModelIdentity } from '../core/model.ts';
import type { Store } from './open-store.ts';
import { photoQueue } from './queue.ts';
import type { BatchState } from './tables.ts';

/** A photo that a worker holds. */
export interface TakenPhoto {
  readonly id: string;
  readonly batchId: string;
  readonly name: string;
  /** This one included. */
  readonly attempts: number;
  readonly prior: number;
  readonly language: string;
}

/**
 * The next photo for workers of this model, now this worker's; undefined if none is waiting. It counts as an attempt
 * from this moment: if the worker dies, the attempt still counts.
 */
export async function takePhoto(
  store: Store,
  workerId: string,
  model: Pick<ModelIdentity, 'sha256'>,
): Promise<TakenPhoto | undefined> {
  for (;;) {
    const taken = await takeJob(store, workerId, model);
    if (taken !== 'cancelled') return taken;
  }
}

/** Photos that are examined; if the listing of a batch was given up, those that were listed. */
const EXAMINED = ['listing', 'open', 'failed'] as const satisfies readonly BatchState[];

async function takeJob({ db, queue }: Store, workerId: string, model: Pick<ModelIdentity, 'sha256'>) {
  const name = photoQueue(model.sha256);
  return db.transaction().execute(async (transaction) => {
    const id = await queue.take(transaction, name);
    if (id === undefined) return undefined;
    const taken = await transaction
      .updateTable('photos')
      .from('batches')
      .set(({ ref, eb }) => ({
        state: 'taken' as const,
        worker_id: workerId,
        taken_at: new Date(),
        attempts: eb(ref('photos.attempts'), '+', 1),
      }))
      .whereRef('batches.id', '=', 'photos.batch_id')
      .where('photos.id', '=', id)
      .where('photos.state', '=', 'waiting')
      .where('batches.state', 'in', EXAMINED)
      .returning([
        'photos.id',
        'photos.batch_id as batchId',
        'photos.name',
        'photos.attempts',
        'batches.prior',
        'batches.language',
      ])
      .executeTakeFirst();
    if (taken !== undefined) return taken;
    // Its batch was cancelled while another worker held it.
    await queue.remove(transaction, name, [id]);
    await transaction
      .updateTable('photos')
      .set({ state: 'cancelled' })
      .where('id', '=', id)
      .where('state', '=', 'waiting')
      .execute();
    return 'cancelled';
  });
}

/**
 * Whether anything is left for workers of this model: photos that are waiting or in progress, and batches to be listed.
 */
export async function anythingLeft({ db }: Store, model: Pick<ModelIdentity, 'sha256'>): Promise<boolean> {
  const listing = await db.selectFrom('batches').select('id').where('state', '=', 'listing').limit(1).execute();
  if (listing.length > 0) return true;
  const photos = await db
    .selectFrom('photos')
    .innerJoin('batches', 'batches.id', 'photos.batch_id')
    .select('photos.id')
    .where('batches.model_sha256', '=', model.sha256)
    .where('batches.state', 'in', EXAMINED)
    .where('photos.state', 'in', ['waiting', 'taken'])
    .limit(1)
    .execute();
  return photos.length > 0;
}
