import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { LayersModel } from '@tensorflow/tfjs-layers';
import type { InspectorSettings, LocatorSettings, PolarSettings } from '../../core/model.ts';
import { layersNetwork } from '../../runtime/backend/layers-network.ts';
import { decodeNetwork, encodeNetwork } from '../../runtime/bundle/network-files.ts';
import { readBundle } from '../../runtime/bundle/read-bundle.ts';
import { calibrateBundle, HELD_PLAN, simulateHeld } from '../calibrate/calibrate-bundle.ts';
import { calibrateWithoutColour } from '../calibrate/calibrate-without-colour.ts';
import { calibrateExhibits } from '../calibrate/exhibits/calibrate-exhibits.ts';
import { calibrateFacePairs, simulateFacePairsFor } from '../calibrate/face-pairs/calibrate-pairs.ts';
import { calibratePresses } from '../calibrate/presses/calibrate-presses.ts';
import {
  type CropCutter,
  cutBy,
  inSizes,
  type LabelledCrop,
  realCrops,
  simulatedCrops,
} from '../dataset/crop-store.ts';
import { loadRealPhotos, type RealPhotos } from '../dataset/real-photos.ts';
import { cutGroundTextures } from '../simulate/scene/ground-textures.ts';
import { type PhotoSet, simulate, simulateCloseUps } from '../simulate/simulate.ts';
import { stepsDone } from './checkpoint.ts';
import { foldBatchNorm } from './fold-batch-norm.ts';
import { CROP_SETTINGS } from './inspector/normalize-crops.ts';
import { planInspector } from './inspector/plan-inspector.ts';
import { trainInspector } from './inspector/train-inspector.ts';
import { loadLocatorSamples, loadRealSamples } from './locator/locator-data.ts';
import { trainLocator } from './locator/train-locator.ts';
import type { NetworkOptions } from './network-builder.ts';
import { buildLocator, buildOrienter, LOCATOR_STRIDE } from './networks.ts';
import { trainOrienter } from './orienter/train-orienter.ts';
import { startTraining } from './start-training.ts';

export interface TrainOptions {
  readonly work: string;
  readonly out: string;
  readonly seed: string;
  /** Amounts of everything. */
  readonly effort: number;
  readonly real?: string;
  /** A bundle whose locator and orienter are kept: only the inspector is trained. */
  readonly keep?: string;
  /** Trains the locator of the kept bundle further. */
  readonly furtherLocator?: boolean;
  /** The folder of a finished `npm run inspector -- train`, whose network is used unchanged. */
  readonly inspector?: string;
}

const LOCATOR: LocatorSettings = {
  inputSize: 384,
  stride: LOCATOR_STRIDE,
  minProbability: 0.4,
  maxOverlap: 0.45,
  secondPass: { inputSize: 768, minProbability: 0.5, maxDiameterPx: 60 },
  smallest: { diameterPx: 24, longerSide: 1024 },
};
/** The height was chosen among 0, 0.06, 0.1 and 0.14: docs/experiments/2026-11-worlds.md. The drawing's dome is 0.06, the drop of its rim 0.03. */
const INSPECTOR: InspectorSettings = { ...CROP_SETTINGS, faceHeight: 0.1 };
const ORIENTER: PolarSettings = { angles: 128, radii: 48, reach: 1.35 };

/** Photos and seeds to simulate, training steps, and crops of the inspector's training, at an effort of 1. */
const PLAN = {
  photos: 600,
  heaps: 120,
  backgrounds: 300,
  closeUps: 1000,
  ...HELD_PLAN,
  locator: 8000,
  furtherLocator: 2600,
  orienter: 2000,
  inspectorCrops: 500_000,
};
type Plan = Readonly<Record<keyof typeof PLAN, number>>;
/** How many reduced versions of every photo are used: limits for small tablets need many of them. */
const SMALL = 2;
const NO_PHOTOS: PhotoSet = { directory: '', photos: [] };
/** Share of the locator's canvases that show each kind of picture. */
const LOCATOR_SHARES = { photos: 0.3, heaps: 0.28, real: 0.3, backgrounds: 0.12 } as const;
const FURTHER_RATE = 5e-4;

/** Networks that find tablets and turn them upright, as far as they exist. */
interface Finders {
  readonly locator?: LayersModel;
  readonly orienter?: LayersModel;
}

/** Common inputs of all stages. */
interface Training {
  readonly options: TrainOptions;
  readonly plan: Plan;
  readonly work: string;
  readonly checkpoints: string;
  readonly real: RealPhotos;
  readonly grounds: Awaited<ReturnType<typeof cutGroundTextures>>;
}

/**
 * From nothing to a bundle. Every stage leaves its result in `work` and is skipped if that exists: kill it at any time
 * and start it again.
 */
export async function train(options: TrainOptions): Promise<void> {
  await startTraining();
  const training = await prepare(options);
  const { plan, work, real } = training;
  const { seed, effort, out } = options;
  const kept = options.keep === undefined ? undefined : await keptNetworks(options.keep);
  const photos = await simulatePhotos(training, kept);
  const locator = await locatorFor(training, photos, kept?.locator);
  const cutter = await cutterOf(locator, work);
  const orienter = kept?.orienter ?? (await teachOrienter(training, photos, cutter));
  const inspector = await (options.inspector === undefined
    ? teachInspector(training, photos, { locator, orienter })
    : readNetwork(options.inspector));
  const networks = { locator, orienter, inspector };
  const settings = { locator: LOCATOR, orienter: ORIENTER, inspector: INSPECTOR };
  const held = await simulateHeld(work, seed, plan);
  await calibrateBundle({
    networks,
    settings,
    training: { options, kept: kept?.bundle, plan, real },
    work,
    cutter,
    held,
  });
  await calibrateWithoutColour({ bundle: out, work, seed, effort });
  await simulateFacePairsFor({ work, seed, effort });
  await calibrateFacePairs({ bundle: out, work, seed, effort });
  await calibrateExhibits({ bundle: out, work, seed, effort });
  await calibratePresses({ bundle: out, work, seed, effort });
}

async function prepare(options: TrainOptions): Promise<Training> {
  const { seed, effort } = options;
  const plan = Object.fromEntries(Object.entries(PLAN).map(([k, n]) => [k, Math.round(n * effort)])) as Plan;
  const work = join(options.work, effort === 1 ? seed : `${seed}-${effort}`);
  const checkpoints = join(work, 'checkpoints');
  await mkdir(checkpoints, { recursive: true });
  const real = await loadRealPhotos(options.real);
  const grounds = await cutGroundTextures(
    real.photos.map((photo) => ({ ...photo, boxes: photo.things.map(({ box }) => box) })),
    join(work, 'grounds'),
  );
  return { options, plan, work, checkpoints, real, grounds };
}

/** Whole photos and close-ups for training. */
interface TrainingPhotos {
  readonly photos: PhotoSet;
  readonly heaps: PhotoSet;
  readonly backgrounds: PhotoSet;
  readonly closeUps: PhotoSet;
}

/** Trained networks no longer need their pictures. */
async function simulatePhotos(
  { options, plan, work, checkpoints, grounds }: Training,
  kept: Finders | undefined,
): Promise<TrainingPhotos> {
  const { seed, furtherLocator } = options;
  const learns = async (checkpoint: string, steps: number): Promise<boolean> =>
    (await stepsDone(join(checkpoints, checkpoint))) < steps;
  const locator =
    kept === undefined
      ? await learns('locator', plan.locator)
      : furtherLocator === true && (await learns('further-locator', plan.furtherLocator));
  const orienter = kept === undefined && (await learns('orienter', plan.orienter));
  const inspector = options.inspector === undefined;
  const world = { grounds };
  const draw = (needed: boolean, kind: 'photo' | 'heap' | 'background', name: string, count: number) =>
    needed ? simulate(join(work, name), 'train', seed, count, world, kind) : NO_PHOTOS;
  return {
    photos: await draw(locator || orienter || inspector, 'photo', 'photos-train', plan.photos),
    heaps: await draw(locator || inspector, 'heap', 'heaps-train', plan.heaps),
    backgrounds: await draw(locator || inspector, 'background', 'backgrounds-train', plan.backgrounds),
    closeUps:
      orienter || inspector
        ? await simulateCloseUps(join(work, 'close-ups-train'), 'train', seed, plan.closeUps, world)
        : NO_PHOTOS,
  };
}

/** The training of one network: where it stands is kept in the checkpoint. */
interface Lesson {
  readonly network: LayersModel;
  readonly steps: number;
  readonly checkpoint: string;
  readonly rate?: number;
}

/** A new locator, that of the kept bundle, or that one trained further. */
async function locatorFor(
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
  { photos, heaps, backgrounds }: TrainingPhotos,
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
        { share: LOCATOR_SHARES.real, samples: await loadRealSamples(real.photos, inputSize) },
      ];
  await trainLocator({ ...lesson, sources, inputSize, seed });
}

async function cutterOf(locator: LayersModel, work: string): Promise<CropCutter> {
  const { weights } = await encodeNetwork(locator);
  return { folder: join(work, cutBy(LOCATOR, weights)), locator: layersNetwork(locator), settings: LOCATOR };
}

function teachOrienter(
  { options, plan, checkpoints, real }: Training,
  { photos, closeUps }: TrainingPhotos,
  cutter: CropCutter,
): Promise<LayersModel> {
  const build = (o: NetworkOptions): LayersModel => buildOrienter(ORIENTER.angles, ORIENTER.radii, o);
  return trained('orienter', build, async (network) => {
    const checkpoint = join(checkpoints, 'orienter');
    const done = (await stepsDone(checkpoint)) >= plan.orienter;
    // Each source separately: more of one keeps the stored crops of the others valid.
    const crops: LabelledCrop[][] = done
      ? []
      : [
          await simulatedCrops(closeUps, 'close-ups', cutter),
          await simulatedCrops(photos, 'photos', cutter),
          await realCrops(real.photos, cutter),
          ...(await inSizes(SMALL, (size) => simulatedCrops(photos, 'photos', cutter, size))),
          ...(await inSizes(SMALL, (size) => realCrops(real.photos, cutter, size))),
        ];
    await trainOrienter({
      network,
      crops: crops.flat(),
      settings: ORIENTER,
      steps: plan.orienter,
      seed: options.seed,
      checkpoint,
    });
  });
}

/** From rendered crops, and from the findings of the previous networks in simulated and in real photos. */
async function teachInspector(
  { options, plan, work }: Training,
  simulated: TrainingPhotos,
  { locator, orienter }: Required<Finders>,
): Promise<LayersModel> {
  const folder = join(work, 'inspector');
  const settings = { locator: LOCATOR, orienter: ORIENTER };
  const reader = { locator: layersNetwork(locator), orienter: layersNetwork(orienter), settings };
  await trainInspector({
    plan: await planInspector(folder, { simulated, real: options.real, reader }),
    work: folder,
    seed: options.seed,
    budget: { crops: plan.inspectorCrops },
    threads: 1,
    rate: 2.5e-3,
    evaluateEvery: 25_000,
    report: (line) => process.stderr.write(`${line}\n`),
  });
  return readNetwork(folder);
}

/** The inspector in the form that its training wrote. */
async function readNetwork(folder: string): Promise<LayersModel> {
  const topology = await readFile(join(folder, 'inspector.json'), 'utf8');
  return decodeNetwork(topology, await readFile(join(folder, 'inspector.bin')));
}

/** Locator and orienter of a bundle, as a base. */
async function keptNetworks(directory: string): Promise<Required<Finders> & { readonly bundle: string }> {
  const { manifest, files } = await readBundle(directory);
  const decode = (name: 'locator' | 'orienter'): Promise<LayersModel> => {
    const { topology, weights } = manifest.networks[name];
    return decodeNetwork(new TextDecoder().decode(files.get(topology)), files.get(weights) ?? new Uint8Array());
  };
  return {
    locator: await decode('locator'),
    orienter: await decode('orienter'),
    bundle: `${manifest.name} ${manifest.version}`,
  };
}

/** Trains a network with batch normalisation and returns its counterpart without, as it ships. */
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
