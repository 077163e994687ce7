import type { Store } from './open-store.ts';

/** A store that is opened when it is first wanted, so that a service can start while its database is away. */
export interface StoreOnDemand {
  /** Rejects as `openStore`; whoever asks next tries anew. */
  open(): Promise<Store>;
  close(): Promise<void>;
}

export function storeOnDemand(openStore: () => Promise<Store>): StoreOnDemand {
  let opened: Promise<Store> | undefined;
  return {
    open() {
      opened ??= openStore().catch((error: unknown) => {
        opened = undefined;
        throw error;
      });
      return opened;
    },
    async close() {
      const store = await opened?.catch(() => undefined);
      await store?.close();
    },
  };
}
