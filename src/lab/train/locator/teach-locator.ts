import { join } from 'node:path';
import type { LayersModel } from '@tensorflow/tfjs-layers';
import type { LocatorSettings } from '../../../core/model.ts';
import { stepsDone } from '../checkpoint.ts';
import { buildLocator, LOCATOR_STRIDE } from '../networks.ts';
import { trained } from '../trained.ts';
import type { Training, TrainingPhotos } from '../training-inputs.ts';
import { loadLocatorSamples, loadRealSamples } from './locator-data.ts';
import { trainLocator } from './train-locator.ts';

export const LOCATOR: LocatorSettings = {
  inputSize: 384,
  stride: LOCATOR_STRIDE,
  minProbability: 0.4,
  maxOverlap: 0.45,
  secondPass: { inputSize: 768, minProbability: 0.5, maxDiameterPx: 60 },
  smallest: { diameterPx: 24, longerSide: 1024 },
};
/** Share of the locator's canvases that show each kind of picture. */
const LOCATOR_SHARES = { photos: 0.27, heaps: 0.27, real: 0.26, backgrounds: 0.06, composed: 0.14 } as const;
const FURTHER_RATE = 5e-4;

/** The training of one network: where it stands is kept in the checkpoint. */
interface Lesson {
  readonly network: LayersModel;
  readonly steps: number;
  readonly checkpoint: string;
  readonly rate?: number;
}

/** A new locator, that of the kept bundle, or that one trained further. */
export async function locatorFor(
  training: Training,
  photos: TrainingPhotos,
  kept: LayersModel | undefined,
): Promise<LayersModel> {
  const { plan, checkpoints, options } = training;
  if (kept === undefined)
    return trained('locator', buildLocator, (network) =>
      teachLocator(training, photos, { network, steps: plan.locator, checkpoint: join(checkpoints, 'locator') }),
    );
  // Its batch normalisation is folded already, and so its means and deviations stay as they are.
  const checkpoint = join(checkpoints, 'further-locator');
  if (options.furtherLocator)
    await teachLocator(training, photos, {
      network: kept,
      steps: plan.furtherLocator,
      checkpoint,
      rate: FURTHER_RATE,
    });
  return kept;
}

async function teachLocator(
  { options: { seed }, real }: Training,
  { photos, heaps, backgrounds, composed }: TrainingPhotos,
  lesson: Lesson,
): Promise<void> {
  const { inputSize } = LOCATOR;
  const done = (await stepsDone(lesson.checkpoint)) >= lesson.steps;
  const sources = done
    ? []
    : [
        { share: LOCATOR_SHARES.photos, samples: await loadLocatorSamples(photos, inputSize) },
        { share: LOCATOR_SHARES.heaps, samples: await loadLocatorSamples(heaps, inputSize) },
        { share: LOCATOR_SHARES.backgrounds, samples: await loadLocatorSamples(backgrounds, inputSize) },
        { share: LOCATOR_SHARES.composed, samples: await loadLocatorSamples(composed, inputSize) },
        { share: LOCATOR_SHARES.real, samples: await loadRealSamples(real.photos, inputSize) },
      ];
  await trainLocator({ ...lesson, sources, inputSize, seed });
}
