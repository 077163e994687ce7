import type { LayersModel } from '@tensorflow/tfjs-layers';
import type { PolarSettings } from '../../../core/model.ts';
import type { LabelledCrop } from '../../dataset/crop-store.ts';
import { startBatchThread } from '../batch-thread.ts';
import { trainNetwork } from '../loop.ts';
import type { OrienterBatches } from './orienter-batch-thread.ts';
import { orienterLosses } from './orienter-losses.ts';

const BATCH = 48;

export interface OrienterTraining {
  readonly network: LayersModel;
  readonly crops: readonly LabelledCrop[];
  readonly settings: PolarSettings;
  readonly steps: number;
  readonly seed: string;
  readonly checkpoint: string;
}

/** Trains rim and up direction on unrolled crops whose located ellipse is moved slightly further from the true rim. */
export async function trainOrienter(options: OrienterTraining): Promise<void> {
  const { crops, settings, seed } = options;
  const batches: OrienterBatches = { crops, settings, seed, size: BATCH };
  const thread = startBatchThread('orienter/orienter-batch-thread.ts', batches);
  await trainNetwork({
    title: 'train orienter',
    network: options.network,
    checkpoint: options.checkpoint,
    steps: options.steps,
    rate: 2.5e-3,
    draw: thread.draw,
    losses: orienterLosses,
  }).finally(() => thread.close());
}
