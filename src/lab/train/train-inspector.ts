import type { LayersModel } from '@tensorflow/tfjs-layers';
import type { CropSettings } from '../../core/model.ts';
import { startBatchThread } from './batch-thread.ts';
import type { TrainingCrop } from './inspector-batch.ts';
import type { InspectorBatches } from './inspector-batch-thread.ts';
import { inspectorLosses } from './inspector-losses.ts';
import { trainNetwork } from './loop.ts';

const BATCH = 32;

export interface InspectorTraining {
  readonly network: LayersModel;
  readonly crops: readonly TrainingCrop[];
  readonly settings: CropSettings;
  readonly steps: number;
  readonly seed: string;
  readonly checkpoint: string;
}

/** Teaches face, counterfeit, aspects, embedding and traits on upright crops, turned by the orienter as in the shipped path. */
export async function trainInspector(options: InspectorTraining): Promise<void> {
  const { crops, settings, seed } = options;
  const batches: InspectorBatches = { crops, settings, seed, size: BATCH };
  const thread = startBatchThread('inspector-batch-thread.ts', batches);
  await trainNetwork({
    title: 'train inspector',
    network: options.network,
    checkpoint: options.checkpoint,
    steps: options.steps,
    rate: 2e-3,
    decay: 0.1,
    draw: thread.draw,
    losses: inspectorLosses,
  }).finally(() => thread.close());
}
