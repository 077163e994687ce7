import { Piscina } from 'piscina';
import { threadOptions } from '../../runtime/pool/worker-file.ts';

/** Input of a training step before it becomes a tensor: values and their shape. */
interface DrawnTensor {
  readonly data: Float32Array;
  readonly shape: readonly number[];
}

/** The images of a step and their truth. */
export type DrawnBatch = readonly [images: DrawnTensor, truth: DrawnTensor];

/** Draws the batches of a training on a separate thread, one after the other. */
export interface BatchThread {
  /** The same step always draws the same batch. */
  draw(step: number): Promise<DrawnBatch>;
  close(): Promise<void>;
}

/**
 * Starts a thread that draws batches while the network trains on the previous one: drawing takes half as long as
 * training. `module` is a file, relative to this folder, whose default export draws a step; `data` becomes Piscina's
 * `workerData`, copied except for shared memory (see dataset/shared-bytes.ts).
 */
export function startBatchThread(module: string, data: unknown): BatchThread {
  const file = new URL(`./${module}`, import.meta.url);
  const pool = new Piscina({
    filename: file.href,
    execArgv: threadOptions(file),
    workerData: data,
    // Starts with the first step, and with none if the training is already complete.
    minThreads: 0,
    maxThreads: 1,
    idleTimeout: 600_000,
  });
  return { draw: (step) => pool.run(step), close: () => pool.destroy() };
}
