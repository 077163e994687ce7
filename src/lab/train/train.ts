import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { LayersModel } from '@tensorflow/tfjs-layers';
import type { CropSettings, Drawing, LocatorSettings, PolarSettings } from '../../core/model.ts';
import { countNumbers, UNHANDED_NUMBERS } from '../../core/registration/register.ts';
import { sha256 } from '../../photo/sha256.ts';
import { startBackend } from '../../runtime/backend.ts';
import { layersNetwork } from '../../runtime/layers-network.ts';
import { decodeNetwork, encodeNetwork } from '../../runtime/network-files.ts';
import { readBundle } from '../../runtime/read-bundle.ts';
import { DRAWING } from '../simulate/drawing.ts';
import { cutGroundTextures } from '../simulate/ground-textures.ts';
import { type PhotoSet, simulate, simulateCloseUps } from '../simulate/simulate.ts';
import { calibrateBundle, HELD_PLAN, simulateHeld } from './calibrate-bundle.ts';
import { calibratePairs, simulatePairsFor } from './calibrate-pairs.ts';
import { calibrateWithoutColour } from './calibrate-without-colour.ts';
import { stepsDone } from './checkpoint.ts';
import { cutBy, inSizes, type LabelledCrop, realCrops, simulatedCrops } from './crop-store.ts';
import { foldBatchNorm } from './fold-batch-norm.ts';
import type { TrainingCrop } from './inspector-batch.ts';
import { teaches } from './inspector-batch.ts';
import { loadLocatorSamples, loadRealSamples } from './locator-data.ts';
import type { NetworkOptions } from './network-builder.ts';
import { buildInspector, buildLocator, buildOrienter, LOCATOR_STRIDE } from './networks.ts';
import { loadRealPhotos } from './real-photos.ts';
import { registerAll } from './register-all.ts';
import { keepRegistrations } from './registration-store.ts';
import { trainInspector } from './train-inspector.ts';
import { trainLocator } from './train-locator.ts';
import { trainOrienter } from './train-orienter.ts';

export interface TrainOptions {
  readonly work: string;
  readonly out: string;
  readonly seed: string;
  /** How much of everything. */
  readonly effort: number;
  readonly real?: string;
  /** A bundle whose locator is taken as it is: orienter and inspector alone are trained. */
  readonly keep?: string;
}

const LOCATOR: LocatorSettings = {
  inputSize: 384,
  stride: LOCATOR_STRIDE,
  minProbability: 0.4,
  maxOverlap: 0.45,
  closer: { inputSize: 768, minProbability: 0.5, maxDiameterPx: 60 },
  smallest: { diameterPx: 24, longerSide: 1024 },
};
const ORIENTER: PolarSettings = { angles: 128, radii: 48, reach: 1.35 };
const INSPECTOR: CropSettings = { size: 128, radiusShare: 0.88 };
const FACES: Drawing = { M: DRAWING.faces.M.shapes, '30': DRAWING.faces['30'].shapes };

/** Photos and seeds that are simulated and steps that are trained, at an effort of 1. */
const PLAN = {
  photos: 600,
  closeUps: 11000,
  ...HELD_PLAN,
  locator: 8000,
  orienter: 2000,
  inspector: 4000,
};
/** How often every photo is made small: what may be said of small tablets wants many of them. */
const SMALL = 2;
const NO_PHOTOS: PhotoSet = { directory: '', photos: [] };

/**
 * From nothing to a bundle. Every stage leaves its result in `work` and is skipped where that is there already: kill it
 * at any time and start it again.
 */
export async function train(options: TrainOptions): Promise<void> {
  if ((await startBackend()) !== 'native') {
    throw new Error('Training needs the native backend, which is not installed; `npm run native` installs it.');
  }
  const { seed, effort } = options;
  const plan = Object.fromEntries(Object.entries(PLAN).map(([k, n]) => [k, Math.round(n * effort)])) as typeof PLAN;
  const work = join(options.work, effort === 1 ? seed : `${seed}-${effort}`);
  const checkpoints = join(work, 'checkpoints');
  await mkdir(checkpoints, { recursive: true });
  const real = await loadRealPhotos(options.real);
  const grounds = await cutGroundTextures(
    real.photos.map((photo) => ({ ...photo, boxes: photo.things.map(({ box }) => box) })),
    join(work, 'grounds'),
  );
  const kept = options.keep === undefined ? undefined : await keptLocator(options.keep);
  const isTrained = async (name: 'locator' | 'orienter' | 'inspector'): Promise<boolean> =>
    (await stepsDone(join(checkpoints, name))) >= plan[name];
  const done = {
    locator: kept !== undefined || (await isTrained('locator')),
    orienter: await isTrained('orienter'),
    inspector: await isTrained('inspector'),
  };
  // Networks that are trained need their pictures no more.
  const learns = !(done.locator && done.orienter && done.inspector);
  const photos = learns
    ? await simulate(join(work, 'photos-train'), 'train', seed, plan.photos, { grounds })
    : NO_PHOTOS;
  // A training step leaves much of a second core idle: what is needed next is simulated beside it.
  const closeUpsToCome = learns
    ? simulateCloseUps(join(work, 'close-ups-train'), 'train', seed, plan.closeUps, { grounds, studies: true })
    : NO_PHOTOS;

  const locator =
    kept?.locator ??
    (await trained('locator', buildLocator, async (network) => {
      await trainLocator({
        network,
        simulated: done.locator ? [] : await loadLocatorSamples(photos, LOCATOR.inputSize),
        real: done.locator ? [] : await loadRealSamples(real.photos, LOCATOR.inputSize),
        inputSize: LOCATOR.inputSize,
        steps: plan.locator,
        seed,
        checkpoint: join(checkpoints, 'locator'),
      });
    }));
  const closeUps = await closeUpsToCome;
  const { weights } = await encodeNetwork(locator);
  const cutter = {
    folder: join(work, cutBy(LOCATOR, weights)),
    locator: layersNetwork(locator),
    settings: LOCATOR,
  };
  // Each source by itself: more of one leaves what is kept of the others as it is.
  const cropsOfAll = async (): Promise<LabelledCrop[][]> => [
    await simulatedCrops(closeUps, 'close-ups', cutter),
    await simulatedCrops(photos, 'photos', cutter),
    await realCrops(real.photos, cutter),
    ...(await inSizes(SMALL, (size) => simulatedCrops(photos, 'photos', cutter, size))),
    ...(await inSizes(SMALL, (size) => realCrops(real.photos, cutter, size))),
  ];
  const cropsBySource = learns ? await cropsOfAll() : [];
  const orienter = await trained(
    'orienter',
    (o) => buildOrienter(ORIENTER.angles, ORIENTER.radii, o),
    (network) =>
      trainOrienter({
        network,
        crops: cropsBySource.flat(),
        settings: ORIENTER,
        steps: plan.orienter,
        seed,
        checkpoint: join(checkpoints, 'orienter'),
      }),
  );
  const path = { orienter: ORIENTER, inspector: INSPECTOR, drawing: FACES, measures: 'face' } as const;
  const numbers = { imprint: countNumbers({ drawing: FACES }), face: UNHANDED_NUMBERS };
  const held = simulateHeld(work, seed, plan);
  const pairsToCome = held.then(() => simulatePairsFor({ work, seed, effort }));
  const inspector = await trained(
    'inspector',
    (o) => buildInspector(INSPECTOR.size, numbers, o),
    async (network) => {
      const register = (crops: readonly LabelledCrop[]) => registerAll(crops, layersNetwork(orienter), path);
      const registered: TrainingCrop[] = [];
      const key = `${sha256((await encodeNetwork(orienter)).weights)} ${countNumbers(path)}`;
      for (const crops of done.inspector ? [] : cropsBySource)
        registered.push(...(await keepRegistrations(crops.filter(teaches), join(work, 'registered'), key, register)));
      await trainInspector({
        network,
        crops: registered,
        settings: INSPECTOR,
        steps: plan.inspector,
        seed,
        checkpoint: join(checkpoints, 'inspector'),
      });
    },
  );

  const networks = { locator, orienter, inspector };
  const settings = { locator: LOCATOR, ...path };
  const training = { options, kept: kept?.bundle, plan, real };
  await calibrateBundle({ networks, settings, training, work, cutter, held: await held });
  await calibrateWithoutColour({ bundle: options.out, work, seed, effort });
  await pairsToCome;
  await calibratePairs({ bundle: options.out, work, seed, effort });
}

/** The locator of a bundle, to be built upon. */
async function keptLocator(directory: string): Promise<{ readonly locator: LayersModel; readonly bundle: string }> {
  const { manifest, files } = await readBundle(directory);
  const { topology, weights } = manifest.networks.locator;
  const content = files.get(weights) ?? new Uint8Array();
  return {
    locator: await decodeNetwork(new TextDecoder().decode(files.get(topology)), content),
    bundle: `${manifest.name} ${manifest.version}`,
  };
}

/** Trains a network with batch normalisation and returns its twin without, as it ships. */
async function trained(
  name: string,
  build: (options: NetworkOptions) => LayersModel,
  teach: (network: LayersModel) => Promise<void>,
): Promise<LayersModel> {
  const network = build({ training: true, seed: [...name].reduce((sum, letter) => sum + letter.charCodeAt(0), 0) });
  await teach(network);
  const plain = build({ training: false, seed: 0 });
  foldBatchNorm(network, plain);
  network.dispose();
  return plain;
}
