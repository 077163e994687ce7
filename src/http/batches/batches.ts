import { TelltaleError } from '../../core/errors.ts';
import { openConfiguredStore, type Store } from '../../store/open-store.ts';
import { type StoreOnDemand, storeOnDemand } from '../../store/store-on-demand.ts';
import type { BatchSettings } from '../settings.ts';

/** Dependencies of the service for batches on many machines. */
export interface Batches {
  readonly store: StoreOnDemand<Store>;
  /** Folder that all workers share; if undefined, batches cannot be submitted here. */
  readonly root: string | undefined;
}

/**
 * Batches by the settings; undefined if they name no database. The database is not contacted before a batch request
 * arrives, so that single photos are examined while it is unreachable.
 */
export function batchesOf({ url, schema, root }: BatchSettings, report: (fault: unknown) => void): Batches | undefined {
  if (url === undefined) return undefined;
  return { store: storeOnDemand(() => openConfiguredStore({ url, schema, report })), root };
}

/** @throws TelltaleError `batch_not_set_up` if there is no database */
export function expectBatches(batches: Batches | undefined): Batches {
  if (batches === undefined) throw new TelltaleError('batch_not_set_up');
  return batches;
}
