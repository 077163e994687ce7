import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { LayersModel } from '@tensorflow/tfjs-layers';
import type { Evidence } from '../../core/evidence.ts';
import { inspect, readTurns } from '../../core/inspect/inspect.ts';
import type { CropSettings, LocatorSettings, Network } from '../../core/model.ts';
import { startBackend } from '../../runtime/backend.ts';
import { layersNetwork } from '../../runtime/layers-network.ts';
import { writeBundle } from '../../runtime/write-bundle.ts';
import { simulate } from '../simulate/simulate.ts';
import { describeBundle } from './bundle-content.ts';
import { type CalibrationRow, calibrate, GATE_LIMITS } from './calibrate.ts';
import { loadCheckpoint } from './checkpoint.ts';
import { closeUpCrops } from './close-ups.ts';
import { type LabelledCrop, realCrops, simulatedCrops } from './crop-store.ts';
import { foldBatchNorm } from './fold-batch-norm.ts';
import { loadLocatorSamples, loadRealSamples } from './locator-data.ts';
import { buildInspector, buildLocator, buildOrienter, LOCATOR_STRIDE, type NetworkOptions } from './networks.ts';
import { loadRealPhotos } from './real-photos.ts';
import { trainInspector } from './train-inspector.ts';
import { trainLocator } from './train-locator.ts';
import { trainOrienter } from './train-orienter.ts';

export interface TrainOptions {
  readonly work: string;
  readonly out: string;
  readonly seed: string;
  readonly photos: number;
  readonly real?: string;
}

const LOCATOR: LocatorSettings = { inputSize: 384, stride: LOCATOR_STRIDE, minProbability: 0.35, maxOverlap: 0.45 };
const ORIENTER: CropSettings = { size: 96, radiusShare: 0.9 };
const INSPECTOR: CropSettings = { size: 128, radiusShare: 0.86 };
/** Steps of each training. Meant to stay under 45 minutes on two cores with the simulation; not yet measured in one go. */
const STEPS = { locator: 1700, orienter: 2200, inspector: 1500 };
const CALIBRATION_PHOTOS = 400;
/** Seeds of close-ups; each gives a reference tablet and its counterfeit twin. */
const CLOSE_UPS = 4500;

/**
 * From nothing to a bundle. Every stage leaves its result in `work` and is skipped where that is there already: kill it
 * at any time and start it again.
 */
export async function train(options: TrainOptions): Promise<void> {
  if ((await startBackend()) !== 'native') {
    throw new Error('Training needs the native backend, which is not installed; `npm run native` installs it.');
  }
  const { seed } = options;
  const work = join(options.work, seed);
  const checkpoints = join(work, 'checkpoints');
  await mkdir(checkpoints, { recursive: true });
  const real = await loadRealPhotos(options.real);
  const photos = await simulate(join(work, 'photos-train'), 'train', seed, options.photos);

  const locator = await trained('locator', buildLocator, async (network) => {
    const checkpoint = join(checkpoints, 'locator');
    // A trained locator needs its photos no more.
    const done = (await loadCheckpoint(checkpoint, network)) >= STEPS.locator;
    await trainLocator({
      network,
      simulated: done ? [] : await loadLocatorSamples(photos, LOCATOR.inputSize),
      real: done ? [] : await loadRealSamples(real.photos, LOCATOR.inputSize),
      inputSize: LOCATOR.inputSize,
      steps: STEPS.locator,
      seed,
      checkpoint,
    });
  });
  const find = layersNetwork(locator);
  const crops = [
    ...(await closeUpCrops(join(work, 'close-ups'), seed, CLOSE_UPS)),
    ...(await simulatedCrops(photos, join(work, 'crops-train'), find, LOCATOR)),
    ...(await realCrops(real.photos, find, LOCATOR)),
  ];
  const shared = { crops, seed };
  const orienter = await trained(
    'orienter',
    (o) => buildOrienter(ORIENTER.size, o),
    (network) =>
      trainOrienter({
        ...shared,
        network,
        settings: ORIENTER,
        steps: STEPS.orienter,
        checkpoint: join(checkpoints, 'orienter'),
      }),
  );
  const turns = await turnsOf(crops, layersNetwork(orienter));
  const inspector = await trained(
    'inspector',
    (o) => buildInspector(INSPECTOR.size, o),
    (network) =>
      trainInspector({
        ...shared,
        network,
        turns,
        settings: INSPECTOR,
        steps: STEPS.inspector,
        checkpoint: join(checkpoints, 'inspector'),
      }),
  );

  const held = await simulate(join(work, 'photos-calibrate'), 'calibrate', seed, CALIBRATION_PHOTOS);
  const heldCrops = await simulatedCrops(held, join(work, 'crops-calibrate'), find, LOCATOR);
  const rows = await examineCrops(heldCrops, layersNetwork(orienter), layersNetwork(inspector));
  const result = calibrate(rows, GATE_LIMITS, seed);
  const settings = {
    locator: LOCATOR,
    orienter: ORIENTER,
    inspector: INSPECTOR,
    gates: GATE_LIMITS,
    calibration: result.calibration,
    verdicts: result.verdicts,
  };
  await writeBundle(
    options.out,
    describeBundle({
      settings,
      networks: { locator, orienter, inspector },
      options,
      real,
      counts: result.counts,
      rows,
      steps: STEPS,
      closeUps: CLOSE_UPS,
    }),
  );
  process.stderr.write(`Wrote the bundle to ${options.out}.\n`);
}

/** Trains a network with batch normalisation and returns its twin without, as it ships. */
async function trained(
  name: string,
  build: (options: NetworkOptions) => LayersModel,
  teach: (network: LayersModel) => Promise<void>,
): Promise<LayersModel> {
  const network = build({ batchNorm: true, seed: [...name].reduce((sum, letter) => sum + letter.charCodeAt(0), 0) });
  await teach(network);
  const plain = build({ batchNorm: false, seed: 0 });
  foldBatchNorm(network, plain);
  network.dispose();
  return plain;
}

const AT_ONCE = 32;

/** Degrees that the orienter would turn each crop by. */
async function turnsOf(crops: readonly LabelledCrop[], orienter: Network): Promise<number[]> {
  const turns: number[] = [];
  for (let i = 0; i < crops.length; i += AT_ONCE) {
    const part = crops.slice(i, i + AT_ONCE).map(({ crop }) => crop);
    turns.push(...(await readTurns(part, orienter, ORIENTER)));
  }
  return turns;
}

/** What the shipped path would hand to the decision, for crops whose truth is known. */
async function examineCrops(
  crops: readonly LabelledCrop[],
  orienter: Network,
  inspector: Network,
): Promise<CalibrationRow[]> {
  const model = { orienter, inspector, settings: { orienter: ORIENTER, inspector: INSPECTOR } };
  const rows: CalibrationRow[] = [];
  for (let i = 0; i < crops.length; i += AT_ONCE) {
    const part = crops.slice(i, i + AT_ONCE);
    const evidence: Evidence[] = await inspect(
      part.map(({ crop }) => crop),
      model,
    );
    rows.push(
      ...part.map(({ crop, truth }, k) => ({ truth, quality: crop.quality, evidence: evidence[k] as Evidence })),
    );
  }
  return rows;
}
