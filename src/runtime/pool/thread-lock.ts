/** A lock that threads share: four bytes, 0 while it is free. */
export type ThreadLock = Int32Array<SharedArrayBuffer>;

export function threadLock(): ThreadLock {
  return new Int32Array(new SharedArrayBuffer(4));
}

/**
 * A thread that dies while it holds the lock releases it. One that is ended from outside cannot, so after this time the
 * next one continues anyway.
 */
const MAX_WAIT_MS = 30_000;

/** Runs `work` while no other thread runs its own under the same lock. */
export async function withThreadLock<T>(lock: ThreadLock, work: () => Promise<T>): Promise<T> {
  while (Atomics.compareExchange(lock, 0, 0, 1) !== 0) {
    const waited = Atomics.waitAsync(lock, 0, 1, MAX_WAIT_MS);
    if ((await waited.value) === 'timed-out') break;
  }
  const release = (): void => {
    Atomics.store(lock, 0, 0);
    Atomics.notify(lock, 0, 1);
  };
  process.once('exit', release);
  try {
    return await work();
  } finally {
    process.off('exit', release);
    release();
  }
}
