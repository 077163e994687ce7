import type { BatchSettings } from '../http/settings.ts';
import { openConfiguredStore, type Store } from '../store/open-store.ts';
import { asStoreError } from '../store/store-error.ts';

/**
 * Opens the store that the settings name, passes it to `work`, and closes it.
 *
 * @throws TelltaleError `batch_not_set_up`, `store_too_new`; `store_unreachable`, also if the connection is lost
 * meanwhile
 */
export async function withStore<Result>(
  { url, schema }: BatchSettings,
  work: (store: Store) => Promise<Result>,
): Promise<Result> {
  const store = await openConfiguredStore({ url, schema });
  try {
    return await work(store);
  } catch (error) {
    throw asStoreError(error);
  } finally {
    await store.close();
  }
}
