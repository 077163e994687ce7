import { startThreads } from '../threads.ts';
import type { DrawnBatch } from './draw-batch.ts';

/** Draws the batches of a training on a separate thread, one after the other. */
export interface BatchThread {
  /** The same step always draws the same batch. */
  draw(step: number): Promise<DrawnBatch>;
  close(): Promise<void>;
}

/**
 * Starts a thread that draws batches while the network trains on the previous one: drawing takes half as long as
 * training. `module` is a file, relative to this folder, whose default export draws a step; `data` is its start data.
 */
export function startBatchThread(module: string, data: unknown): BatchThread {
  // Starts with the first step, and with none if the training is already complete.
  const pool = startThreads(new URL(`./${module}`, import.meta.url), { least: 0, most: 1 }, data);
  return { draw: (step) => pool.run(step), close: () => pool.destroy() };
}
