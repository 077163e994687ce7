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
  /** Threads; `defaultWorkers` of the backend where it is left out, `batchWorkers` in a `batch`. */
  readonly workers?: number | undefined;
  /** Nobody waits for one photo's answer: what counts is when the last one is through. */
  readonly batch?: boolean;
  /** How many photos will come, where that is known: unasked, no more threads are started than there is work for. */
  readonly photos?: number | undefined;
  /** Unasked, native where it loads and WASM everywhere else. */
  readonly backend?: BackendName | undefined;
  /** Told of faults that are no photo's: a thread that died, above all. */
  readonly report?: ReportFault;
  /** How long a thread may be busy with one photo before it is taken for stuck, ended and replaced; two minutes unless given. */
  readonly stuckAfterMs?: number;
}

/** Four times what one decode may take: nothing that is still at work after it will ever end. */
const STUCK_AFTER_MS = 120_000;

/** Threads that examine photos, so that the event loop never waits for one. */
export interface ExaminerPool {
  readonly backend: BackendName;
  readonly model: ModelIdentity;
  /** What the model's manifest sets, for decisions beyond one photo. */
  readonly settings: ModelSettings;
  /** What the threads loaded, for those who run it themselves. */
  readonly bundle: Bundle;
  readonly workers: number;
  /**
   * Never rejects; see `examineBytes`. The thread gets a copy of the bytes when it is the photo's turn: they must not
   * change until then, and are still there for another thread if this one dies over them.
   */
  examine(bytes: Uint8Array, name: string, policy: Policy, options?: ExamineOptions): Promise<PhotoAnswer>;
  load(): PoolLoad;
  /** Waits for the photos that were accepted, then ends the threads. */
  close(): Promise<void>;
}

/**
 * WASM runs on one thread, so one worker a core. TensorFlow's own library spreads one network over several cores by
 * itself, and workers that each do so only hinder each other: one for every four cores.
 */
export function defaultWorkers(backend: BackendName, cores: number = availableParallelism()): number {
  return backend === 'wasm' ? cores : Math.ceil(cores / 4);
}

/**
 * One more than `defaultWorkers` with TensorFlow's own library: while the networks look at one photo the other's pictures are
 * drawn (bench/README.md: half as many photos again on two cores).
 */
export function batchWorkers(backend: BackendName, cores: number = availableParallelism()): number {
  return Math.min(cores, defaultWorkers(backend, cores) + (backend === 'native' ? 1 : 0));
}

/**
 * Starts the threads and waits until each has its model loaded and warm. The bundle is read once, before any thread starts:
 * one that is replaced on disk later is not seen before the next start, and a thread that is ended while TensorFlow's own
 * library is still starting in it takes the whole process with it.
 *
 * @throws TelltaleError model_missing and what else `loadModel` throws; backend_unavailable
 */
export async function startExaminerPool(options: ExaminerPoolOptions): Promise<ExaminerPool> {
  return startPoolOn(workerFile(options.backend), options);
}

/** `startExaminerPool` with another worker file: one that exports `start` and `examine` of examiner-worker.ts. */
export async function startPoolOn(file: URL, options: ExaminerPoolOptions): Promise<ExaminerPool> {
  quietenTensorFlow();
  const { report = console.error, stuckAfterMs = STUCK_AFTER_MS, batch = false } = options;
  const workersOf = batch ? batchWorkers : defaultWorkers;
  const suitable = workersOf(options.backend ?? (nativeIsInstalled() ? 'native' : 'wasm'));
  const workers = options.workers ?? Math.min(suitable, options.photos ?? suitable);
  const bundle = await readBundle(options.bundle);
  const threads = startThreads(file, workers, {
    bundle,
    backend: options.backend,
    warm: !batch,
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

/** Asks as many times as there are idle threads, so that each is asked once. They load the same bundle: one answers for all. */
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

  /** What is left to say of a photo that could not be examined or was given up. */
  function failed(fault: unknown, name: string, policy: Policy, timesMs: PhotoAnswer['timesMs'] = {}): PhotoAnswer {
    if (!(fault instanceof TelltaleError)) report(fault);
    const error = fault instanceof TelltaleError ? fault : new TelltaleError('internal', {}, { cause: fault });
    return { examination: describeError({ name }, facts.model, error, policy), timesMs, colours: [] };
  }

  async function examineWithPermit(bytes: Uint8Array, name: string, policy: Policy, options: ExamineOptions) {
    if (closed) throw new Error('the pool of examiners is closed');
    const cameMs = performance.now();
    const { signal, include = [], colours = false, details = false } = options;
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

/** The same promise, but rejected with the signal's reason as soon as that is given. */
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

/** The bytes in a buffer of their own: a thread is sent whole buffers, and a part would take the rest with it. */
function ownBuffer(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const { buffer, byteLength } = bytes;
  return buffer instanceof ArrayBuffer && buffer.byteLength === byteLength
    ? new Uint8Array(buffer)
    : new Uint8Array(bytes);
}
