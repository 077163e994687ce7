/** A caller waiting for a permit. */
interface Waiting {
  readonly start: () => void;
}

/**
 * A counting semaphore: `permits` callers run at a time, first come, first served. The pool keeps its own queue instead
 * of that of its threads, because a waiting photo must be able to leave without a trace, and there cancelling a photo
 * ends its thread.
 */
export class Semaphore {
  readonly #permits: number;
  readonly #queue = new Set<Waiting>();
  #running = 0;

  constructor(permits: number) {
    this.#permits = permits;
  }

  get running(): number {
    return this.#running;
  }

  get waiting(): number {
    return this.#queue.size;
  }

  /**
   * Resolves when the caller has a permit, which it must then `release`. Rejects with the signal's reason and leaves
   * the queue.
   */
  acquire(signal?: AbortSignal): Promise<void> {
    if (signal?.aborted === true) return Promise.reject(signal.reason);
    if (this.#running < this.#permits) {
      this.#running++;
      return Promise.resolve();
    }
    return new Promise((resolve, reject) => {
      const leave = () => {
        this.#queue.delete(waiting);
        reject(signal?.reason);
      };
      const waiting: Waiting = {
        start: () => {
          signal?.removeEventListener('abort', leave);
          resolve();
        },
      };
      this.#queue.add(waiting);
      signal?.addEventListener('abort', leave, { once: true });
    });
  }

  /** The permit passes to the caller who has waited longest. */
  release(): void {
    const [next] = this.#queue;
    if (next === undefined) {
      this.#running--;
      return;
    }
    this.#queue.delete(next);
    next.start();
  }
}
