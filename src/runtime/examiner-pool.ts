import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { Piscina } from 'piscina';
import { describeError } from '../core/describe.ts';
import { TelltaleError } from '../core/errors.ts';
import type { Examination, Policy } from '../core/examination.ts';
import type { ModelIdentity } from '../core/model.ts';
import type { BackendName } from './backend.ts';
import type { ReportFault } from './examine-bytes.ts';
import type { ExaminerStart, ExaminerTask, ExaminerWorkerData } from './examiner-messages.ts';
import { nativeIsInstalled, quietenTensorFlow } from './native-backend.ts';
import { readBundle } from './read-bundle.ts';

export interface ExaminerPoolOptions {
  /** Folder of the model bundle. */
  readonly bundle: string;
  /** Threads; `defaultWorkers` of the backend where it is left out. */
  readonly workers?: number | undefined;
  /** Unasked, native where it loads and WASM everywhere else. */
  readonly backend?: BackendName | undefined;
  /** Told of faults that are no photo's: a thread that died, above all. */
  readonly report?: ReportFault;
}

/** Threads that examine photos, so that the event loop never waits for one. */
export interface ExaminerPool {
  readonly backend: BackendName;
  readonly model: ModelIdentity;
  readonly workers: number;
  /**
   * Never rejects; see `examineBytes`. The bytes are handed over to the thread, not copied, where they own their whole
   * buffer: then `bytes` is empty once this was called. Pass a copy to keep them.
   */
  examine(bytes: Uint8Array, name: string, policy: Policy): Promise<Examination>;
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
 * Starts the threads and waits until each has its model loaded and warm. The bundle is checked before any thread starts: a
 * thread that is ended while TensorFlow's own library is still starting in it takes the whole process with it.
 *
 * @throws TelltaleError model_missing and what else `loadModel` throws; backend_unavailable
 */
export async function startExaminerPool(options: ExaminerPoolOptions): Promise<ExaminerPool> {
  await readBundle(options.bundle);
  return startPoolOn(new URL('./examiner-worker.ts', import.meta.url), options);
}

/** `startExaminerPool` with another worker file: one that exports `start` and `examine` of examiner-worker.ts. */
export async function startPoolOn(workerFile: URL, options: ExaminerPoolOptions): Promise<ExaminerPool> {
  quietenTensorFlow();
  const { report = console.error } = options;
  const workers = options.workers ?? defaultWorkers(options.backend ?? (nativeIsInstalled() ? 'native' : 'wasm'));
  const threads = startThreads(workerFile, workers, options);
  threads.on('error', report);
  try {
    const { backend, model } = await allReady(threads, workers);
    return poolOver(threads, { backend, model, workers }, report);
  } catch (error) {
    await threads.destroy();
    throw error;
  }
}

function startThreads(workerFile: URL, workers: number, { bundle, backend }: ExaminerPoolOptions): Piscina {
  const workerData: ExaminerWorkerData = { bundle, backend };
  return new Piscina({
    filename: fileURLToPath(workerFile),
    workerData,
    minThreads: workers,
    maxThreads: workers,
    // A loader that is registered in this thread does not reach the workers, and they must find it from any folder.
    execArgv: ['--import', new URL('../../bin/typescript.js', import.meta.url).href],
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

type PoolFacts = Pick<ExaminerPool, 'backend' | 'model' | 'workers'>;

function poolOver(threads: Piscina, facts: PoolFacts, report: ReportFault): ExaminerPool {
  const accepted = new Set<Promise<Examination>>();
  let closed = false;
  const examineInThread = async (task: ExaminerTask): Promise<Examination> => {
    try {
      if (closed) throw new Error('the pool of examiners is closed');
      return await threads.run(task, { name: 'examine', transferList: [task.bytes.buffer] });
    } catch (cause) {
      report(cause);
      return describeError(task, facts.model, new TelltaleError('internal', {}, { cause }), task.policy);
    }
  };
  return {
    ...facts,
    examine(bytes, name, policy) {
      const examination = examineInThread({ bytes: ownBuffer(bytes), name, policy });
      accepted.add(examination);
      return examination.finally(() => accepted.delete(examination));
    },
    async close() {
      closed = true;
      await Promise.all(accepted);
      await threads.destroy();
    },
  };
}

/** The bytes in a buffer of their own: only whole buffers can be handed over. Small ones that Node pools are copied. */
function ownBuffer(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const { buffer, byteLength } = bytes;
  return buffer instanceof ArrayBuffer && buffer.byteLength === byteLength
    ? new Uint8Array(buffer)
    : new Uint8Array(bytes);
}
