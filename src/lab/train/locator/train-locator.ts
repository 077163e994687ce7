import type { LayersModel } from '@tensorflow/tfjs-layers';
import { startBatchThread } from '../batch-thread.ts';
import { trainNetwork } from '../loop.ts';
import type { LocatorBatches } from './locator-batch-thread.ts';
import type { LocatorSample } from './locator-data.ts';
import { locatorLosses } from './locator-losses.ts';

const BATCH = 8;

export interface LocatorTraining {
  readonly network: LayersModel;
  readonly simulated: readonly LocatorSample[];
  readonly real: readonly LocatorSample[];
  readonly inputSize: number;
  readonly steps: number;
  readonly seed: string;
  readonly checkpoint: string;
}

/** Trains the locator on canvases of simulated and of real photos. */
export async function trainLocator(options: LocatorTraining): Promise<void> {
  const { simulated, real, inputSize, seed } = options;
  const batches: LocatorBatches = { simulated, real, inputSize, seed, size: BATCH };
  const thread = startBatchThread('locator/locator-batch-thread.ts', batches);
  await trainNetwork({
    title: 'train locator',
    network: options.network,
    checkpoint: options.checkpoint,
    steps: options.steps,
    rate: 2.5e-3,
    draw: thread.draw,
    losses: locatorLosses,
  }).finally(() => thread.close());
}
