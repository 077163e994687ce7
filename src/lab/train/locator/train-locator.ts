import { type NetworkTraining, trainOnBatches } from '../train-on-batches.ts';
import type { LocatorBatches } from './locator-batch-thread.ts';
import type { SampleSource } from './locator-data.ts';
import { locatorLosses } from './locator-losses.ts';

const BATCH = 8;

export interface LocatorTraining extends NetworkTraining {
  readonly sources: readonly SampleSource[];
  readonly inputSize: number;
}

/** Trains the locator on canvases of simulated and of real photos, and of pictures without a tablet. */
export function trainLocator(options: LocatorTraining): Promise<void> {
  const { sources, inputSize, seed } = options;
  const data: LocatorBatches = { sources, inputSize, seed, size: BATCH };
  return trainOnBatches('train locator', options, { module: 'locator/locator-batch-thread.ts', data }, locatorLosses);
}
