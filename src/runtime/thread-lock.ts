/** A lock that threads share: four bytes, 0 while it is free. */
export type ThreadLock = Int32Array<SharedArrayBuffer>;

export function threadLock(): ThreadLock {
  return new Int32Array(new SharedArrayBuffer(4));
}

/** A thread that was ended while it held the lock never gives it back: after so long the next one goes on all the same. */
const PATIENCE_MS = 30_000;

/** Runs `work` while no other thread runs its own under the same lock. */
export async function inTurn<T>(lock: ThreadLock, work: () => Promise<T>): Promise<T> {
  while (Atomics.compareExchange(lock, 0, 0, 1) !== 0) {
    const waited = Atomics.waitAsync(lock, 0, 1, PATIENCE_MS);
    if ((await waited.value) === 'timed-out') break;
  }
  try {
    return await work();
  } finally {
    Atomics.store(lock, 0, 0);
    Atomics.notify(lock, 0, 1);
  }
}
