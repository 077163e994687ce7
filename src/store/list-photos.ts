import { randomUUID } from 'node:crypto';
import type { MessageValues } from '../core/errors.ts';
import type { ErrorCode } from '../core/words/codes.ts';
import { LISTING_RETRY_SECONDS } from './create-batch.ts';
import type { Store } from './open-store.ts';
import { LISTING_QUEUE, photoQueue } from './queue.ts';

/** A batch whose photos are to be listed. */
export interface Listing {
  readonly id: string;
  readonly sources: readonly string[];
  readonly modelSha256: string;
  readonly priority: number;
  readonly attempts: number;
}

/** An entry of a listing: a photo to be examined, or why there is none. */
export interface Listed {
  readonly name: string;
  readonly problem?: Problem;
}

/** An error of the catalogue, stored until somebody reads it in a language. */
export interface Problem {
  readonly code: ErrorCode;
  readonly values: MessageValues;
}

/** The next batch to be listed, now this worker's; undefined if there is none. */
export async function takeListing({ db, queue }: Store, workerId: string): Promise<Listing | undefined> {
  return db.transaction().execute(async (transaction) => {
    const id = await queue.take(transaction, LISTING_QUEUE);
    if (id === undefined) return undefined;
    const batch = await transaction
      .updateTable('batches')
      .set({ worker_id: workerId })
      .where('id', '=', id)
      .where('state', '=', 'listing')
      .returning(['id', 'sources', 'model_sha256 as modelSha256', 'priority', 'attempts'])
      .executeTakeFirst();
    // Cancelled before any worker took it.
    if (batch === undefined) await queue.remove(transaction, LISTING_QUEUE, [id]);
    return batch;
  });
}

/**
 * Adds photos to a batch, each with its job. Names that exist already are skipped, so a listing can be repeated after
 * its worker was lost. False if the batch is no longer this worker's to list.
 */
export async function addPhotos(
  { db, queue }: Store,
  { listing, workerId, retryDelaySeconds }: AddOptions,
  found: readonly Listed[],
): Promise<boolean> {
  const ids = idsInOrder(found.length);
  return db.transaction().execute(async (transaction) => {
    const mine = await transaction
      .selectFrom('batches')
      .select('id')
      .where('id', '=', listing.id)
      .where('worker_id', '=', workerId)
      .where('state', '=', 'listing')
      .forShare()
      .executeTakeFirst();
    if (mine === undefined) return false;
    const added = await transaction
      .insertInto('photos')
      .values(found.map((listed, i) => ({ id: ids[i] as string, batch_id: listing.id, ...columnsOf(listed) })))
      .onConflict((conflict) => conflict.columns(['batch_id', 'name']).doNothing())
      .returning(['id', 'state'])
      .execute();
    const jobs = added
      .filter(({ state }) => state === 'waiting')
      .map(({ id }) => ({ id, priority: listing.priority, attempts: listing.attempts, retryDelaySeconds }));
    if (jobs.length > 0) await queue.add(transaction, photoQueue(listing.modelSha256), jobs);
    return true;
  });
}

export interface AddOptions {
  readonly listing: Listing;
  readonly workerId: string;
  /** Of the photos. */
  readonly retryDelaySeconds: number;
}

function columnsOf({ name, problem }: Listed) {
  if (problem === undefined) return { name: storable(name), state: 'waiting' as const };
  const { code, values } = problem;
  return { name: storable(name), state: 'done' as const, problem_code: code, problem_values: JSON.stringify(values) };
}

/** As many as the counter of `idsInOrder` supports. */
const MAX_ADDED_AT_A_TIME = 4096;

/**
 * Ids that sort in order (RFC 9562, version 7): jobs of one priority and moment are taken by id, and neighbouring
 * photos in an archive are read fastest one after the other.
 */
function idsInOrder(count: number): readonly string[] {
  if (count > MAX_ADDED_AT_A_TIME) throw new RangeError(`expected at most ${MAX_ADDED_AT_A_TIME}, received ${count}`);
  const time = Date.now().toString(16).padStart(12, '0');
  return Array.from({ length: count }, (_, i) => {
    const order = i.toString(16).padStart(3, '0');
    return `${time.slice(0, 8)}-${time.slice(8)}-7${order}${randomUUID().slice(18)}`;
  });
}

/** PostgreSQL's text cannot contain it; nor can a file's name, but a damaged archive may claim one. */
function storable(name: string): string {
  return name.replaceAll('\0', '\uFFFD');
}

/** All photos of the batch are known. */
export async function finishListing({ db, queue }: Store, { id }: Listing, workerId: string): Promise<void> {
  await db.transaction().execute(async (transaction) => {
    await transaction
      .updateTable('batches')
      .set({ state: 'open', listed_at: new Date(), worker_id: null })
      .where('id', '=', id)
      .where('worker_id', '=', workerId)
      .where('state', '=', 'listing')
      .execute();
    await queue.remove(transaction, LISTING_QUEUE, [id]);
  });
}

/** The listing failed: it is tried again later, or given up after the batch's attempts. */
export async function failListing(store: Store, id: string, workerId: string, problem: Problem): Promise<void> {
  await store.db.transaction().execute(async (transaction) => {
    const batch = await transaction
      .selectFrom('batches')
      .select('id')
      .where('id', '=', id)
      .where('worker_id', '=', workerId)
      .where('state', '=', 'listing')
      .forUpdate()
      .executeTakeFirst();
    if (batch === undefined) return;
    const again = await store.queue.fail(transaction, LISTING_QUEUE, id);
    const givenUp = {
      state: 'failed' as const,
      problem_code: problem.code,
      problem_values: JSON.stringify(problem.values),
    };
    await transaction
      .updateTable('batches')
      .set({ worker_id: null, ...(again ? {} : givenUp) })
      .where('id', '=', id)
      .execute();
  });
}

/** The worker stops before it has listed all: another one starts again, and no attempt is counted. */
export async function giveListingBack({ db, queue }: Store, listing: Listing, workerId: string): Promise<void> {
  const { id, priority, attempts } = listing;
  await db.transaction().execute(async (transaction) => {
    const { numUpdatedRows } = await transaction
      .updateTable('batches')
      .set({ worker_id: null })
      .where('id', '=', id)
      .where('worker_id', '=', workerId)
      .where('state', '=', 'listing')
      .executeTakeFirst();
    if (numUpdatedRows === 0n) return;
    await queue.remove(transaction, LISTING_QUEUE, [id]);
    await queue.add(transaction, LISTING_QUEUE, [{ id, priority, attempts, retryDelaySeconds: LISTING_RETRY_SECONDS }]);
  });
}
