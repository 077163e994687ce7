/** Somebody who waits for a turn. */
interface Waiting {
  readonly start: () => void;
}

/**
 * Lets so many run at a time, first come, first served. The pool keeps its own queue and not that of its threads because a
 * photo that waits must be able to leave without a trace, and there giving up a photo means ending the thread.
 */
export class Turns {
  readonly #places: number;
  readonly #queue = new Set<Waiting>();
  #running = 0;

  constructor(places: number) {
    this.#places = places;
  }

  get running(): number {
    return this.#running;
  }

  get waiting(): number {
    return this.#queue.size;
  }

  /** Resolves when it is the caller's turn, who must `give` it back; rejects with the signal's reason, and is then out. */
  take(signal?: AbortSignal): Promise<void> {
    if (signal?.aborted === true) return Promise.reject(signal.reason);
    if (this.#running < this.#places) {
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

  /** The turn goes to who has waited longest. */
  give(): void {
    const [next] = this.#queue;
    if (next === undefined) {
      this.#running--;
      return;
    }
    this.#queue.delete(next);
    next.start();
  }
}
