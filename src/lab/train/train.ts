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

/** The networks that find tablets and turn them upright. */
const FINDERS = ['locator', 'orienter'] as const;
export type FinderName = (typeof FINDERS)[number];

export interface TrainOptions {
  readonly work: string;
  readonly out: string;
  readonly seed: string;
  /** Amounts of everything. */
  readonly effort: number;
  readonly real?: string;
  /** A bundle whose locator and orienter are kept: only the inspector is trained. */
  readonly keep?: string;
  /** Networks of the kept bundle that are trained further. */
  readonly further?: readonly FinderName[];
  /** The folder of a finished `npm run inspector -- train`, whose network is used unchanged. */
  readonly inspector?: string;
}

const LOCATOR: LocatorSettings = {
  inputSize: 384,
  stride: LOCATOR_STRIDE,
  minProbability: 0.4,
  maxOverlap: 0.45,
  secondPass: { inputSize: 768, minProbability: 0.5, maxDiameterPx: 400 },
  smallest: { diameterPx: 24, longerSide: 1024 },
};
/** The height was chosen among 0, 0.06, 0.1 and 0.14: docs/experiments/2026-11-worlds.md. The drawing's dome is 0.06, the drop of its rim 0.03. */
const INSPECTOR: InspectorSettings = { ...CROP_SETTINGS, faceHeight: 0.1 };
const ORIENTER: PolarSettings = { angles: 128, radii: 48, reach: 1.35 };

/** Photos and seeds to simulate, training steps, and crops of the inspector's training, at an effort of 1. */
const PLAN = {
  photos: 600,
  heaps: 150,
  backgrounds: 300,
  closeUps: 1000,
  ...HELD_PLAN,
  locator: 8000,
  orienter: 2000,
  /** Steps of networks that are trained further. */
  furtherLocator: 2600,
  furtherOrienter: 1500,
  inspectorCrops: 500_000,
};
type Plan = Readonly<Record<keyof typeof PLAN, number>>;
/** How many reduced versions of every photo are used: limits for small tablets need many of them. */
const SMALL = 2;
const NO_PHOTOS: PhotoSet = { directory: '', photos: [] };
/** Share of the locator's canvases that show each kind of picture. */
const LOCATOR_SHARES = { photos: 0.3, heaps: 0.28, real: 0.3, backgrounds: 0.12 } as const;
const FURTHER_RATE = 5e-4;
const FURTHER_STEPS = { locator: 'furtherLocator', orienter: 'furtherOrienter' } as const;

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
  const locator = await finderFor(training, 'locator', kept, (task) => teachLocator(training, photos, task));
  const cutter = await cutterOf(locator, work);
  const orienter = await finderFor(training, 'orienter', kept, (task) =>
    teachOrienter(training, { ...photos, cutter }, task),
  );
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
  const { seed, further } = options;
  const learns = async (name: FinderName): Promise<boolean> => {
    if (kept !== undefined && !further?.includes(name)) return false;
    const [file, steps] = kept === undefined ? [name, plan[name]] : [`further-${name}`, plan[FURTHER_STEPS[name]]];
    return (await stepsDone(join(checkpoints, file))) < steps;
  };
  const [locator, orienter] = [await learns('locator'), await learns('orienter')];
  const inspector = options.inspector === undefined;
  const world = { grounds };
  const draw = (needed: boolean, kind: 'photo' | 'heap' | 'background', name: string, count: number) =>
    needed ? simulate(join(work, name), 'train', seed, count, world, kind) : NO_PHOTOS;
  return {
    photos: await draw(locator || orienter || inspector, 'photo', 'photos-train', plan.photos),
    heaps: await draw(locator || orienter, 'heap', 'heaps-train', plan.heaps),
    backgrounds: await draw(locator, 'background', 'backgrounds-train', plan.backgrounds),
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

const BUILDERS: Readonly<Record<FinderName, (options: NetworkOptions) => LayersModel>> = {
  locator: buildLocator,
  orienter: (options) => buildOrienter(ORIENTER.angles, ORIENTER.radii, options),
};

/**
 * A new network, that of the kept bundle, or that one trained further: its batch normalisation is folded already, and so
 * its means and deviations stay as they are.
 */
async function finderFor(
  { options, plan, checkpoints }: Training,
  name: FinderName,
  kept: Required<Finders> | undefined,
  teach: (lesson: Lesson) => Promise<void>,
): Promise<LayersModel> {
  if (kept === undefined)
    return trained(name, BUILDERS[name], (network) =>
      teach({ network, steps: plan[name], checkpoint: join(checkpoints, name) }),
    );
  const network = kept[name];
  if (options.further?.includes(name)) {
    const steps = plan[FURTHER_STEPS[name]];
    await teach({ network, steps, checkpoint: join(checkpoints, `further-${name}`), rate: FURTHER_RATE });
  }
  return network;
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

async function teachOrienter(
  { options: { seed }, real }: Training,
  { photos, heaps, closeUps, cutter }: TrainingPhotos & { readonly cutter: CropCutter },
  lesson: Lesson,
): Promise<void> {
  const done = (await stepsDone(lesson.checkpoint)) >= lesson.steps;
  // Each source separately: more of one keeps the stored crops of the others valid.
  const crops: LabelledCrop[][] = done
    ? []
    : [
        await simulatedCrops(closeUps, 'close-ups', cutter),
        await simulatedCrops(photos, 'photos', cutter),
        await simulatedCrops(heaps, 'heaps', cutter),
        await realCrops(real.photos, cutter),
        ...(await inSizes(SMALL, (size) => simulatedCrops(photos, 'photos', cutter, size))),
        ...(await inSizes(SMALL, (size) => realCrops(real.photos, cutter, size))),
      ];
  await trainOrienter({ ...lesson, crops: crops.flat(), settings: ORIENTER, seed });
}

/** From rendered crops, and from the findings of the previous networks in simulated and in real photos. */
async function teachInspector(
  { options, plan, work }: Training,
  { photos, closeUps }: TrainingPhotos,
  { locator, orienter }: Required<Finders>,
): Promise<LayersModel> {
  const folder = join(work, 'inspector');
  const settings = { locator: LOCATOR, orienter: ORIENTER };
  const reader = { locator: layersNetwork(locator), orienter: layersNetwork(orienter), settings };
  await trainInspector({
    plan: await planInspector(folder, { simulated: [photos, closeUps], real: options.real, reader }),
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
