import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { Piscina } from 'piscina';
import { describeError } from '../../core/describe.ts';
import { TelltaleError } from '../../core/errors.ts';
import type { Policy } from '../../core/examination.ts';
import type { ModelIdentity, ModelSettings } from '../../core/model.ts';
import type { BackendName } from '../backend/backend.ts';
import { nativeIsInstalled, quietenTensorFlow } from '../backend/native-library.ts';
import type { Bundle } from '../bundle/bundle.ts';
import { readBundle } from '../bundle/read-bundle.ts';
import type { ReportFault } from '../examine-bytes.ts';
import type { ExamineOptions, PhotoAnswer, PoolLoad } from '../examine-options.ts';
import type { ExaminerStart, ExaminerWorkerData } from './examiner-messages.ts';
import { type PhotoRunnerOptions, photoRunner } from './photo-runner.ts';
import { Semaphore } from './semaphore.ts';
import { threadLock } from './thread-lock.ts';
import { threadOptions, workerFile } from './worker-file.ts';

export interface ExaminerPoolOptions {
  /** Folder of the model bundle. */
  readonly bundle: string;
  /** Number of threads; by default `defaultWorkers` of the backend, or `batchWorkers` in a `batch`. */
  readonly workers?: number | undefined;
  /** Nobody waits for a single photo: only the time of the last one matters. */
  readonly batch?: boolean;
  /** Whether its threads get the processor only where nothing else wants it, as far as the system can do that. */
  readonly background?: boolean;
  /** Number of photos to come, if known: by default, no more threads are started than there are photos. */
  readonly photos?: number | undefined;
  /** By default native if it loads, otherwise WASM. */
  readonly backend?: BackendName | undefined;
  /** Called for faults that no photo caused, such as a thread that died. */
  readonly report?: ReportFault;
  /**
   * Maximum time of a thread with one photo before it counts as stuck, is ended and replaced; two minutes by default.
   */
  readonly stuckAfterMs?: number;
}

/** Four times the limit of one decode: work that takes longer will never end. */
const STUCK_AFTER_MS = 120_000;

/** A pool whose model stays the same. */
export interface PoolLease {
  readonly pool: ExaminerPool;
  /** May be called twice. */
  release(): void;
}

/** Threads that examine photos, so that the event loop never waits for one. */
export interface ExaminerPool {
  readonly backend: BackendName;
  readonly model: ModelIdentity;
  /** The settings in the model's manifest, for decisions beyond one photo. */
  readonly settings: ModelSettings;
  /** The bundle of the threads, for callers that run it themselves. */
  readonly bundle: Bundle;
  readonly workers: number;
  /**
   * Never rejects; see `examineBytes`. The thread gets a copy of the bytes when the photo's turn comes: they must not
   * change until then, and remain available for another thread if this one dies.
   */
  examine(bytes: Uint8Array, name: string, policy: Policy, options?: ExamineOptions): Promise<PhotoAnswer>;
  /**
   * The pool with its present model, for an answer about several photos: it keeps that model until the lease is released, even
   * if a `SwitchingPool` has another one by then.
   */
  lease(): PoolLease;
  load(): PoolLoad;
  /** Waits for the accepted photos, then ends the threads. */
  close(): Promise<void>;
}

/**
 * WASM runs on one thread, so there is one worker per core. TensorFlow's own library spreads one network over several
 * cores itself, and several such workers would compete with each other: one per four cores.
 */
export function defaultWorkers(backend: BackendName, cores: number = availableParallelism()): number {
  return backend === 'wasm' ? cores : Math.ceil(cores / 4);
}

/**
 * One more than `defaultWorkers` with TensorFlow's own library: while the networks process one photo, the crops of
 * another are drawn (bench/README.md: half as many photos again on two cores).
 */
export function batchWorkers(backend: BackendName, cores: number = availableParallelism()): number {
  return Math.min(cores, defaultWorkers(backend, cores) + (backend === 'native' ? 1 : 0));
}

/**
 * Starts the threads and waits until each has loaded and warmed its model. The bundle is read once, before any thread
 * starts, so a replacement on disk takes effect only at the next start. Ending a thread while TensorFlow's own library
 * is still starting in it would crash the process.
 *
 * @throws TelltaleError model_missing and the other errors of `loadModel`; backend_unavailable
 *
 * @example
 * ```ts
 * const pool = await startExaminerPool({ bundle: defaultBundle });
 * const { examination } = await pool.examine(await readFile('photo.jpg'), 'photo.jpg', { prior: 0.5, language: 'en' });
 * await pool.close();
 * ```
 */
export async function startExaminerPool(options: ExaminerPoolOptions): Promise<ExaminerPool> {
  return startPoolOn(workerFile(options.backend), options);
}

/** `startExaminerPool` with another worker file: one with the exports `start` and `examine` of examiner-worker.ts. */
export async function startPoolOn(file: URL, options: ExaminerPoolOptions): Promise<ExaminerPool> {
  quietenTensorFlow();
  const { report = console.error, stuckAfterMs = STUCK_AFTER_MS, batch = false, background = false } = options;
  const workersOf = batch ? batchWorkers : defaultWorkers;
  const suitable = workersOf(options.backend ?? (nativeIsInstalled() ? 'native' : 'wasm'));
  const workers = options.workers ?? Math.min(suitable, options.photos ?? suitable);
  const bundle = await readBundle(options.bundle);
  const threads = startThreads(file, workers, {
    bundle,
    backend: options.backend,
    warm: !batch,
    background,
    starts: threadLock(),
  });
  let faults = 0;
  const countAndReport: ReportFault = (fault) => {
    faults++;
    report(fault);
  };
  threads.on('error', countAndReport);
  try {
    const { backend, model, settings } = await allReady(threads, workers);
    return poolOver(
      threads,
      { backend, model, settings, bundle, workers },
      { report: countAndReport, faults: () => faults, stuckAfterMs },
    );
  } catch (error) {
    await threads.destroy();
    throw error;
  }
}

function startThreads(file: URL, workers: number, workerData: ExaminerWorkerData): Piscina {
  return new Piscina({
    filename: fileURLToPath(file),
    workerData,
    minThreads: workers,
    maxThreads: workers,
    execArgv: threadOptions(file),
  });
}

/** Calls every idle thread once. They load the same bundle, so one answer counts for all. */
async function allReady(threads: Piscina, workers: number): Promise<Extract<ExaminerStart, { ready: true }>> {
  const answers = Array.from(
    { length: workers },
    (): Promise<ExaminerStart> => threads.run(undefined, { name: 'start' }),
  );
  const [first] = await Promise.all(answers.map(unlessRefused));
  if (first === undefined) throw new RangeError(`expected at least one worker, received ${workers}`);
  return first;
}

async function unlessRefused(answer: Promise<ExaminerStart>): Promise<Extract<ExaminerStart, { ready: true }>> {
  const start = await answer;
  if (start.ready) return start;
  throw new TelltaleError(start.code, start.values);
}

type PoolFacts = Pick<ExaminerPool, 'backend' | 'model' | 'settings' | 'bundle' | 'workers'>;

function poolOver(
  threads: Piscina,
  facts: PoolFacts,
  { report, faults, stuckAfterMs }: PhotoRunnerOptions & { readonly faults: () => number },
): ExaminerPool {
  const semaphore = new Semaphore(facts.workers);
  const runner = photoRunner(threads, { report, stuckAfterMs });
  const accepted = new Set<Promise<PhotoAnswer>>();
  let closed = false;

  /** The result of a photo that could not be examined or was cancelled. */
  function failed(fault: unknown, name: string, policy: Policy, timesMs: PhotoAnswer['timesMs'] = {}): PhotoAnswer {
    if (!(fault instanceof TelltaleError)) report(fault);
    const error = fault instanceof TelltaleError ? fault : new TelltaleError('internal', {}, { cause: fault });
    return { examination: describeError({ name }, facts.model, error, policy), timesMs, colours: [] };
  }

  async function examineWithPermit(bytes: Uint8Array, name: string, policy: Policy, options: ExamineOptions) {
    if (closed) throw new Error('the pool of examiners is closed');
    const cameMs = performance.now();
    const { signal, include = [], colours = false, details = false, looks = false } = options;
    await semaphore.acquire(signal);
    const startedMs = performance.now();
    const times = () => ({ wait: startedMs - cameMs, examine: performance.now() - startedMs });
    try {
      const { stagesMs, ...answer } = await runner.run({
        bytes: ownBuffer(bytes),
        name,
        policy,
        include,
        colours,
        details,
        looks,
      });
      return { ...answer, timesMs: { ...stagesMs, ...times() } };
    } catch (fault) {
      return failed(fault, name, policy, times());
    } finally {
      semaphore.release();
    }
  }

  return {
    ...facts,
    async examine(bytes, name, policy, options = {}) {
      const work = examineWithPermit(bytes, name, policy, options);
      accepted.add(work);
      void work.catch(() => undefined).finally(() => accepted.delete(work));
      try {
        return await unlessGivenUp(work, options.signal);
      } catch (fault) {
        return failed(fault, name, policy);
      }
    },
    lease() {
      // `this`: whoever wraps the pool leases the wrapped one.
      return { pool: this, release: () => undefined };
    },
    load: () => ({
      waiting: semaphore.waiting,
      running: semaphore.running,
      faults: faults(),
      retried: runner.retried(),
    }),
    async close() {
      closed = true;
      await Promise.allSettled(accepted);
      await threads.destroy();
    },
  };
}

/** The same promise, rejected with the signal's reason as soon as the signal aborts. */
async function unlessGivenUp<Result>(work: Promise<Result>, signal: AbortSignal | undefined): Promise<Result> {
  if (signal === undefined) return work;
  let giveUp: () => void = () => undefined;
  const givenUp = new Promise<never>((_, reject) => {
    giveUp = () => reject(signal.reason);
    signal.addEventListener('abort', giveUp);
  });
  try {
    return await Promise.race([work, givenUp]);
  } finally {
    signal.removeEventListener('abort', giveUp);
  }
}

/** The bytes in a separate buffer: a thread gets whole buffers, and a view would bring the rest with it. */
function ownBuffer(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const { buffer, byteLength } = bytes;
  return buffer instanceof ArrayBuffer && buffer.byteLength === byteLength
    ? new Uint8Array(buffer)
    : new Uint8Array(bytes);
}
