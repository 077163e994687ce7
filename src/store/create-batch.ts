import { randomUUID } from 'node:crypto';
import type { Policy } from '../core/examination.ts';
import type { ModelIdentity } from '../core/model.ts';
import type { Store } from './open-store.ts';
import { LISTING_QUEUE, photoQueue } from './queue.ts';

/** The options of a batch. */
export interface NewBatch {
  /** Paths inside the shared folder, as shared-root.ts gives them. */
  readonly sources: readonly string[];
  readonly policy: Policy;
  readonly model: ModelIdentity;
  /** -1000 to 1000; larger comes first. */
  readonly priority: number;
  /** Maximum number of attempts per photo, at least 1. */
  readonly attempts: number;
}

/** Delay before a failed listing is tried again: its sources may be unavailable for a moment. */
export const LISTING_RETRY_SECONDS = 10;

/** Registers a batch; any free worker lists its photos. Returns its id. */
export async function createBatch({ db, queue }: Store, batch: NewBatch): Promise<string> {
  const { sources, policy, model, priority, attempts } = batch;
  const id = randomUUID();
  await queue.make(LISTING_QUEUE);
  await queue.make(photoQueue(model.sha256));
  await db.transaction().execute(async (transaction) => {
    await transaction
      .insertInto('batches')
      .values({
        id,
        state: 'listing',
        priority,
        attempts,
        prior: policy.prior,
        language: policy.language,
        sources: JSON.stringify(sources),
        model_name: model.name,
        model_version: model.version,
        model_sha256: model.sha256,
        model_evidence: model.evidence,
      })
      .execute();
    const job = { id, priority, attempts, retryDelaySeconds: LISTING_RETRY_SECONDS };
    await queue.add(transaction, LISTING_QUEUE, [job]);
  });
  return id;
}
