import type { PolarSettings } from '../../../core/model.ts';
import type { LabelledCrop } from '../../dataset/crop-store.ts';
import { type NetworkTraining, trainOnBatches } from '../train-on-batches.ts';
import type { OrienterBatches } from './orienter-batch-thread.ts';
import { orienterLosses } from './orienter-losses.ts';

const BATCH = 48;

export interface OrienterTraining extends NetworkTraining {
  readonly crops: readonly LabelledCrop[];
  readonly settings: PolarSettings;
}

/** Trains rim and up direction on unrolled crops whose located ellipse is moved slightly further from the true rim. */
export function trainOrienter(options: OrienterTraining): Promise<void> {
  const { crops, settings, seed } = options;
  const data: OrienterBatches = { crops, settings, seed, size: BATCH };
  return trainOnBatches(
    'train orienter',
    options,
    { module: 'orienter/orienter-batch-thread.ts', data },
    orienterLosses,
  );
}
