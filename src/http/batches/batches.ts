import { TelltaleError } from '../../core/errors.ts';
import { openConfiguredStore } from '../../store/open-store.ts';
import { type StoreOnDemand, storeOnDemand } from '../../store/store-on-demand.ts';
import type { BatchSettings } from '../settings.ts';

/** What the service needs for batches on many machines. */
export interface Batches {
  readonly store: StoreOnDemand;
  /** Folder that all workers share; undefined: none can be submitted here. */
  readonly root: string | undefined;
}

/**
 * What the settings say of batches; undefined where they name no database. It is not asked before somebody wants a batch:
 * single photos are examined also while it is away.
 */
export function batchesOf({ url, schema, root }: BatchSettings, report: (fault: unknown) => void): Batches | undefined {
  if (url === undefined) return undefined;
  return { store: storeOnDemand(() => openConfiguredStore({ url, schema, report })), root };
}

/** @throws TelltaleError `batch_not_set_up` where there is no database */
export function expectBatches(batches: Batches | undefined): Batches {
  if (batches === undefined) throw new TelltaleError('batch_not_set_up');
  return batches;
}
