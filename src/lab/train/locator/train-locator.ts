import { type NetworkTraining, trainOnBatches } from '../train-on-batches.ts';
import type { LocatorBatches } from './locator-batch-thread.ts';
import type { LocatorSample } from './locator-data.ts';
import { locatorLosses } from './locator-losses.ts';

const BATCH = 8;

export interface LocatorTraining extends NetworkTraining {
  readonly simulated: readonly LocatorSample[];
  readonly real: readonly LocatorSample[];
  readonly inputSize: number;
}

/** Trains the locator on canvases of simulated and of real photos. */
export function trainLocator(options: LocatorTraining): Promise<void> {
  const { simulated, real, inputSize, seed } = options;
  const data: LocatorBatches = { simulated, real, inputSize, seed, size: BATCH };
  return trainOnBatches('train locator', options, { module: 'locator/locator-batch-thread.ts', data }, locatorLosses);
}
