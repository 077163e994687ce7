import { Piscina } from 'piscina';

/** What a step trains on, before it is a tensor: values and their shape. */
export interface DrawnTensor {
  readonly data: Float32Array;
  readonly shape: readonly number[];
}

/** The images of a step and its truth. */
export type DrawnBatch = readonly [images: DrawnTensor, truth: DrawnTensor];

/** Draws the batches of a training on a thread of its own, one after the other. */
export interface BatchThread {
  /** The same step always draws the same batch. */
  draw(step: number): Promise<DrawnBatch>;
  close(): Promise<void>;
}

/**
 * Starts a thread that draws batches while the network is taught on the one before: drawing takes half as long as teaching.
 * `module` is a file, as seen from this one's folder, whose default export draws a step; `data` is handed to it as Piscina's `workerData`,
 * copied, but for what lies in shared memory (see dataset/shared-bytes.ts).
 */
export function startBatchThread(module: string, data: unknown): BatchThread {
  const pool = new Piscina({
    filename: new URL(`./${module}`, import.meta.url).href,
    execArgv: ['--import', new URL('../../../bin/typescript.js', import.meta.url).href],
    workerData: data,
    // Starts with the first step, and with none where a training has been done already.
    minThreads: 0,
    maxThreads: 1,
    idleTimeout: 600_000,
  });
  return { draw: (step) => pool.run(step), close: () => pool.destroy() };
}
