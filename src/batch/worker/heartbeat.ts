import type { Store } from '../../store/open-store.ts';
import { seeWorker, takeOver } from '../../store/workers.ts';
import type { StoreRetry } from './store-retry.ts';

export interface HeartbeatOptions {
  readonly store: Store;
  readonly workerId: string;
  readonly retry: StoreRetry;
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
  const { store, workerId, retry, goneAfterMs, tookOver, report } = options;
  let answeringSinceMs = performance.now();

  async function onceOrReport<Result>(work: () => Promise<Result>): Promise<Result | undefined> {
    try {
      return await retry.once(work);
    } catch (fault) {
      answeringSinceMs = performance.now();
      // `retry` has reported that the database is away.
      if (!retry.isAway) report(fault);
      return undefined;
    }
  }

  const beat = oneAtATime(async () => {
    await onceOrReport(() => seeWorker(store, workerId));
  });
  // Not behind a sign of life: it may have to wait for what others hold, and who waits must not be taken for gone.
  const look = oneAtATime(async () => {
    if (performance.now() - answeringSinceMs < goneAfterMs) return;
    const gone = await onceOrReport(() => takeOver(store, workerId, goneAfterMs));
    if (gone !== undefined && gone > 0) tookOver(gone);
  });
  const timer = setInterval(() => {
    beat();
    look();
  }, goneAfterMs / BEATS_BEFORE_GONE);
  return async () => {
    clearInterval(timer);
    await Promise.all([beat.running(), look.running()]);
  };
}

/** Work that is not begun while it is still going on. */
function oneAtATime(work: () => Promise<void>): { (): void; running(): Promise<void> } {
  let running: Promise<void> | undefined;
  const begin = () => {
    running ??= work().finally(() => {
      running = undefined;
    });
  };
  return Object.assign(begin, { running: () => running ?? Promise.resolve() });
}
