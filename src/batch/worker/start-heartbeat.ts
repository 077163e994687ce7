import type { Store } from '../../store/open-store.ts';
import { seeWorker, takeOver } from '../../store/workers.ts';
import type { StoreRetry } from './store-retry.ts';

export interface HeartbeatOptions {
  readonly store: Store;
  readonly workerId: string;
  readonly retry: StoreRetry;
  /** A worker without a heartbeat for this time is considered lost. */
  readonly goneAfterMs: number;
  tookOver(count: number): void;
  /** Called for faults other than an unreachable database. */
  report(fault: unknown): void;
}

/** Heartbeats within the time after which a worker is considered lost: one or two may be lost on the way. */
const BEATS_BEFORE_GONE = 5;

/**
 * Sends heartbeats, and takes over from workers without one. While the database was unreachable, nobody could send one:
 * others are only checked when it has answered for as long as they may be silent. Returns a function that stops it.
 */
export function startHeartbeat(options: HeartbeatOptions): () => Promise<void> {
  const { store, workerId, retry, goneAfterMs, tookOver, report } = options;
  let answeringSinceMs = performance.now();

  async function onceOrReport<Result>(work: () => Promise<Result>): Promise<Result | undefined> {
    try {
      return await retry.once(work);
    } catch (fault) {
      answeringSinceMs = performance.now();
      // `retry` has reported that the database is unreachable.
      if (!retry.isAway) report(fault);
      return undefined;
    }
  }

  const beat = oneAtATime(async () => {
    await onceOrReport(() => seeWorker(store, workerId));
  });
  // Not after a heartbeat: it may have to wait for locks, and a waiting worker must not be considered lost.
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

/** Work that is not started again while it is running. */
function oneAtATime(work: () => Promise<void>): { (): void; running(): Promise<void> } {
  let running: Promise<void> | undefined;
  const begin = () => {
    running ??= work().finally(() => {
      running = undefined;
    });
  };
  return Object.assign(begin, { running: () => running ?? Promise.resolve() });
}
