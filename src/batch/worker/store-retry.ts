import { setTimeout as pause } from 'node:timers/promises';
import { isUnreachable, unreachableReason } from '../../store/store-error.ts';

/** Called when the database goes away and when it is back, once each. */
export interface StoreEvents {
  storeLost(reason: string): void;
  storeBack(): void;
}

/** Before the first further try; twice as long each time, up to the longest. */
const FIRST_WAIT_MS = 200;
const LONGEST_WAIT_MS = 5000;

/** Asks a database that may be away for a while. */
export class StoreRetry {
  readonly #events: StoreEvents;
  isAway = false;
  /** How often it went away; whoever remembers an older number has missed answers meanwhile. */
  outages = 0;

  constructor(events: StoreEvents) {
    this.#events = events;
  }

  /** Does it once, and tells whether the database answered. */
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
   * Does it until the database answers; work that may have been done without our learning of it is done again. Rejects
   * with what the database itself refuses, and with the signal's reason where it is not to be waited for any longer.
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
