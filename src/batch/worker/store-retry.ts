import { setTimeout as pause } from 'node:timers/promises';
import { isUnreachable, unreachableReason } from '../../store/store-error.ts';

/** Called once when the database becomes unreachable and once when it is back. */
export interface StoreEvents {
  storeLost(reason: string): void;
  storeBack(): void;
}

/** Delay before the first retry; doubled each time, up to the maximum. */
const FIRST_WAIT_MS = 200;
const LONGEST_WAIT_MS = 5000;

/** Uses a database that may be unreachable for a while. */
export class StoreRetry {
  readonly #events: StoreEvents;
  isAway = false;
  /** How often it became unreachable; whoever remembers an older number has missed answers meanwhile. */
  outages = 0;

  constructor(events: StoreEvents) {
    this.#events = events;
  }

  /** Tries once, and returns whether the database answered. */
  async once<Result>(work: () => Promise<Result>): Promise<Result> {
    try {
      const result = await work();
      this.#answered();
      return result;
    } catch (error) {
      if (isUnreachable(error)) this.#missed(error);
      else this.#answered();
      throw error;
    }
  }

  /**
   * Tries until the database answers; work whose answer was lost is repeated. Rejects with errors of the database
   * itself, and with the signal's reason if it aborts the waiting.
   */
  async untilAnswered<Result>(work: () => Promise<Result>, signal?: AbortSignal): Promise<Result> {
    for (let waitMs = FIRST_WAIT_MS; ; waitMs = Math.min(2 * waitMs, LONGEST_WAIT_MS)) {
      try {
        return await this.once(work);
      } catch (error) {
        if (!isUnreachable(error)) throw error;
      }
      await pause(waitMs, undefined, signal === undefined ? {} : { signal });
    }
  }

  #answered(): void {
    if (this.isAway) this.#events.storeBack();
    this.isAway = false;
  }

  #missed(error: unknown): void {
    if (this.isAway) return;
    this.isAway = true;
    this.outages++;
    this.#events.storeLost(unreachableReason(error));
  }
}
