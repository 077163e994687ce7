/** A store that is opened on first use, so that a service can start while its database is unreachable. */
export interface StoreOnDemand<Store> {
  /** Rejects like `openStore`; the next call tries again. */
  open(): Promise<Store>;
  close(): Promise<void>;
}

export function storeOnDemand<Store extends { close(): Promise<void> }>(
  openStore: () => Promise<Store>,
): StoreOnDemand<Store> {
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
