import type { Store } from '../../store/open-store.ts';
import { seeWorker, takeOver } from '../../store/workers.ts';
import type { Patience } from './patience.ts';

export interface HeartbeatOptions {
  readonly store: Store;
  readonly workerId: string;
  readonly patience: Patience;
  /** Who gives no sign of life for so long is taken for gone. */
  readonly goneAfterMs: number;
  tookOver(count: number): void;
  /** Told of faults that are not the database's being away. */
  report(fault: unknown): void;
}

/** Signs of life within the time after which a worker is taken for gone: one or two may be lost on the way. */
const BEATS_BEFORE_GONE = 5;

/**
 * Gives signs of life, and takes over from workers that give none. While the database was away nobody could give one: they
 * are only looked for when it has answered for as long as they may be silent. Returns what ends it.
 */
export function startHeartbeat(options: HeartbeatOptions): () => Promise<void> {
  const { store, workerId, patience, goneAfterMs, tookOver, report } = options;
  let answeringSinceMs = performance.now();
  let beating: Promise<void> = Promise.resolve();

  async function beat(): Promise<void> {
    try {
      await patience.once(() => seeWorker(store, workerId));
      if (performance.now() - answeringSinceMs < goneAfterMs) return;
      const gone = await patience.once(() => takeOver(store, goneAfterMs));
      if (gone > 0) tookOver(gone);
    } catch (fault) {
      answeringSinceMs = performance.now();
      // Of the database's absence `patience` has told.
      if (!patience.isAway) report(fault);
    }
  }

  let isBusy = false;
  const timer = setInterval(() => {
    if (isBusy) return;
    isBusy = true;
    beating = beat().finally(() => {
      isBusy = false;
    });
  }, goneAfterMs / BEATS_BEFORE_GONE);
  return async () => {
    clearInterval(timer);
    await beating;
  };
}
