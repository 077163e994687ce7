import { Piscina } from 'piscina';
import { threadOptions } from '../runtime/pool/worker-file.ts';

export interface ThreadCount {
  /** Threads that start at once and stay. */
  readonly least: number;
  readonly most: number;
  /** Tasks that one thread holds, so that it finds its next one waiting. */
  readonly tasksAThread?: number;
}

const IDLE_MS = 600_000;

/**
 * Threads that run the default export of `file`. `data` becomes Piscina's `workerData`, copied except for shared memory
 * (see dataset/shared-bytes.ts).
 */
export function startThreads(file: URL, { least, most, tasksAThread = 1 }: ThreadCount, data?: unknown): Piscina {
  return new Piscina({
    filename: file.href,
    execArgv: threadOptions(file),
    workerData: data,
    minThreads: least,
    maxThreads: most,
    concurrentTasksPerWorker: tasksAThread,
    idleTimeout: IDLE_MS,
  });
}
