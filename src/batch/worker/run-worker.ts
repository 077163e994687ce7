import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';
import type { ExaminerPool } from '../../runtime/pool/examiner-pool.ts';
import { takeListing } from '../../store/list-photos.ts';
import type { Store } from '../../store/open-store.ts';
import { anythingLeft, type TakenPhoto, takePhoto } from '../../store/take-photo.ts';
import { enterWorker, leaveWorker, returnStrays } from '../../store/workers.ts';
import { type Examiner, examineTaken, type Outcome } from './examine-taken.ts';
import { KeyedMutex } from './keyed-mutex.ts';
import { listBatch } from './list-batch.ts';
import { startHeartbeat } from './start-heartbeat.ts';
import { type StoreEvents, StoreRetry } from './store-retry.ts';

export interface WorkerOptions {
  readonly store: Store;
  readonly pool: ExaminerPool;
  /** The shared folder on this machine. */
  readonly root: string;
  readonly goneAfterMs: number;
  readonly retryDelaySeconds: number;
  /** End when nothing is left to do. */
  readonly untilEmpty: boolean;
  /** Whether another pool has replaced this one: the worker then ends too when nothing is left for its model. */
  readonly isReplaced?: () => boolean;
  /** Stops the worker: it takes no more photos and finishes those in progress. */
  readonly signal: AbortSignal;
  readonly events: WorkerEvents;
}

/** Events for whoever monitors a worker. */
export interface WorkerEvents extends StoreEvents {
  started(workerId: string): void;
  tookOver(count: number): void;
  report(fault: unknown): void;
}

export type WorkerSummary = Readonly<Record<Outcome, number>>;

/** Delay before an empty queue is polled again. */
const POLL_MS = 1000;
/** How long a stopped worker waits for an unreachable database before its results are lost. */
const FINISH_WITHIN_MS = 30_000;
/**
 * This many failed attempts in a row suggest a fault of this machine rather than of the photos: it then takes them more
 * slowly than others do, so that it does not use up the attempts of a whole batch.
 */
const FAILURES_IN_A_ROW = 5;
const PAUSE_AFTER_FAILURES_MS = 30_000;
/** One photo more than there are threads, so that none waits for the disk or the database. */
const WAITING_PHOTOS = 1;

/**
 * Takes photos of batches with the pool's model, examines and finishes them, and lists batches, until it is stopped. It
 * waits for an unreachable database. A photo whose first attempt failed is examined alone: if it crashes the worker, no
 * other photo is blamed.
 */
export async function runWorker(options: WorkerOptions): Promise<WorkerSummary> {
  const { store, pool, signal, events } = options;
  const retry = new StoreRetry(events);
  const workerId = randomUUID();
  const by = { workerId, model: pool.model, backend: pool.backend };
  const identity = { id: workerId, host: hostname(), pid: process.pid, threads: pool.workers, ...by };
  await retry.untilAnswered(() => enterWorker(store, identity), signal);
  events.started(workerId);
  const stopHeartbeat = startHeartbeat({ ...options, ...events, workerId, retry });
  const giveUp = abortAfter(signal, FINISH_WITHIN_MS);
  const report = (fault: unknown) => events.report(fault);
  try {
    return await new WorkerLoop({ ...options, by, retry, mutex: new KeyedMutex(), giveUp, report, workerId }).work();
  } finally {
    await stopHeartbeat();
    // Unfinished photos are free at once; if this fails, they are when the worker is considered lost.
    await retry.once(() => leaveWorker(store, workerId)).catch(() => undefined);
  }
}

type WorkerLoopOptions = WorkerOptions & Examiner & { readonly workerId: string };

/** The loop of a worker: the photos that it holds, and taking more. */
class WorkerLoop {
  readonly #options: WorkerLoopOptions;
  readonly #photos = new Map<string, Promise<void>>();
  readonly #counts = { examined: 0, known: 0, failed: 0 };
  #listing: { readonly id: string; readonly done: Promise<void> } | undefined;
  #nextListingMs = 0;
  #failuresInARow = 0;
  #outages = 0;

  constructor(options: WorkerLoopOptions) {
    this.#options = options;
  }

  async work(): Promise<WorkerSummary> {
    const { signal } = this.#options;
    try {
      let isMore = true;
      while (isMore && !signal.aborted) isMore = await this.#takeMore();
    } catch (error) {
      // Stopped while it waited.
      if (!signal.aborted) throw error;
    } finally {
      await Promise.all([...this.#photos.values(), this.#listing?.done]);
    }
    return this.#counts;
  }

  /** One step; false if nothing is left to do and nobody to wait for. */
  async #takeMore(): Promise<boolean> {
    const { store, pool, retry, signal, by } = this.#options;
    await this.#returnStrays();
    await this.#takeListing();
    if (this.#photos.size >= pool.workers + WAITING_PHOTOS) {
      await Promise.race(this.#photos.values());
      return true;
    }
    if (this.#failuresInARow >= FAILURES_IN_A_ROW) await pause(PAUSE_AFTER_FAILURES_MS, undefined, { signal });
    const photo = await retry.untilAnswered(() => takePhoto(store, by.workerId, pool.model), signal);
    if (photo !== undefined) await this.#hold(photo);
    else if (await this.#isEmpty()) return false;
    else await pause(POLL_MS, undefined, { signal });
    return true;
  }

  async #hold(photo: TakenPhoto): Promise<void> {
    const alone = photo.attempts > 1;
    if (alone) await Promise.all(this.#photos.values());
    const done = this.#examine(photo);
    this.#photos.set(photo.id, done);
    if (alone) await done;
  }

  async #examine(photo: TakenPhoto): Promise<void> {
    try {
      const outcome = await examineTaken(photo, this.#options);
      this.#counts[outcome]++;
      this.#failuresInARow = outcome === 'failed' ? this.#failuresInARow + 1 : 0;
    } catch (fault) {
      // The worker is being stopped and the database is unreachable: both were reported.
      if (!this.#options.giveUp.aborted) this.#options.report(fault);
    } finally {
      this.#photos.delete(photo.id);
    }
  }

  /** At most once a second, and one batch at a time: the others find enough to do in its first photos. */
  async #takeListing(): Promise<void> {
    const { store, retry, signal, workerId } = this.#options;
    if (this.#listing !== undefined || performance.now() < this.#nextListingMs) return;
    this.#nextListingMs = performance.now() + POLL_MS;
    const listing = await retry.untilAnswered(() => takeListing(store, workerId), signal);
    if (listing === undefined) return;
    const done = listBatch(listing, this.#options)
      .catch((fault: unknown) => this.#options.report(fault))
      .finally(() => {
        this.#listing = undefined;
      });
    this.#listing = { id: listing.id, done };
  }

  /** After an outage: photos that were taken just when the connection broke are held by nobody. */
  async #returnStrays(): Promise<void> {
    const { store, retry, signal, workerId } = this.#options;
    const { outages } = retry;
    if (this.#outages === outages) return;
    const known = [...this.#photos.keys(), ...(this.#listing === undefined ? [] : [this.#listing.id])];
    await retry.untilAnswered(() => returnStrays(store, workerId, known), signal);
    this.#outages = outages;
  }

  async #isEmpty(): Promise<boolean> {
    const { store, pool, retry, signal, untilEmpty, isReplaced } = this.#options;
    if (!(untilEmpty || isReplaced?.()) || this.#photos.size > 0 || this.#listing !== undefined) return false;
    return !(await retry.untilAnswered(() => anythingLeft(store, pool.model), signal));
  }
}

/** A signal that aborts some time after another one. */
function abortAfter(signal: AbortSignal, afterMs: number): AbortSignal {
  const later = new AbortController();
  signal.addEventListener('abort', () => void setTimeout(() => later.abort(), afterMs).unref(), { once: true });
  return later.signal;
}
