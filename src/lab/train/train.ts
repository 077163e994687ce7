import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { LayersModel } from '@tensorflow/tfjs-layers';
import type { InspectorSettings, PolarSettings } from '../../core/model.ts';
import { layersNetwork } from '../../runtime/backend/layers-network.ts';
import { decodeNetwork, encodeNetwork } from '../../runtime/bundle/network-files.ts';
import { readBundle } from '../../runtime/bundle/read-bundle.ts';
import { calibrateBundle, simulateHeld } from '../calibrate/calibrate-bundle.ts';
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
import { stepsDone } from './checkpoint.ts';
import { CROP_SETTINGS } from './inspector/normalize-crops.ts';
import { planInspector } from './inspector/plan-inspector.ts';
import { trainInspector } from './inspector/train-inspector.ts';
import { LOCATOR, locatorFor } from './locator/teach-locator.ts';
import type { NetworkOptions } from './network-builder.ts';
import { buildOrienter } from './networks.ts';
import { trainOrienter } from './orienter/train-orienter.ts';
import { startTraining } from './start-training.ts';
import { trained } from './trained.ts';
import {
  type Finders,
  prepare,
  simulatePhotos,
  type Training,
  type TrainingPhotos,
  type TrainOptions,
} from './training-inputs.ts';

/** The height was chosen among 0, 0.06, 0.1 and 0.14: docs/experiments/2026-11-worlds.md. The drawing's dome is 0.06, the drop of its rim 0.03. */
const INSPECTOR: InspectorSettings = { ...CROP_SETTINGS, faceHeight: 0.1 };
const ORIENTER: PolarSettings = { angles: 128, radii: 48, reach: 1.35 };

/** How many reduced versions of every photo are used: limits for small tablets need many of them. */
const SMALL = 2;
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
    training: { options, kept: kept?.bundle, plan, real, composed: training.composed },
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
