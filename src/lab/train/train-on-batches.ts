import type { LayersModel } from '@tensorflow/tfjs-layers';
import { startBatchThread } from './batch-thread.ts';
import { type TrainingOptions, trainNetwork } from './loop.ts';

/** What a caller chooses of the training of one network. */
export interface NetworkTraining {
  readonly network: LayersModel;
  readonly steps: number;
  readonly seed: string;
  readonly checkpoint: string;
  /** Highest learning rate: lower for a network that is trained further than for a new one. */
  readonly rate?: number | undefined;
}

/** Where the batches of a training come from: a module for `startBatchThread` and its start data. */
export interface BatchSource {
  readonly module: string;
  readonly data: unknown;
}

const NEW_NETWORK_RATE = 2.5e-3;

/** Trains a network on batches that a thread draws. */
export async function trainOnBatches(
  title: string,
  { network, steps, checkpoint, rate = NEW_NETWORK_RATE }: NetworkTraining,
  { module, data }: BatchSource,
  losses: TrainingOptions['losses'],
): Promise<void> {
  const thread = startBatchThread(module, data);
  const training = { title, network, steps, checkpoint, rate, draw: thread.draw, losses };
  await trainNetwork(training).finally(() => thread.close());
}
