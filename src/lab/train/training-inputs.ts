import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { LayersModel } from '@tensorflow/tfjs-layers';
import { HELD_PLAN } from '../calibrate/calibrate-bundle.ts';
import { loadRealPhotos, type RealPhotos } from '../dataset/real-photos.ts';
import { type ComposedPictures, readComposed } from '../simulate/background/read-composed.ts';
import { cutGroundTextures } from '../simulate/scene/ground-textures.ts';
import { type PhotoSet, simulate, simulateCloseUps } from '../simulate/simulate.ts';
import { stepsDone } from './checkpoint.ts';

export interface TrainOptions {
  readonly work: string;
  readonly out: string;
  readonly seed: string;
  /** Amounts of everything. */
  readonly effort: number;
  readonly real?: string;
  /** Folder of composed pictures without a tablet. */
  readonly backgrounds?: string;
  /** A bundle whose locator and orienter are kept: only the inspector is trained. */
  readonly keep?: string;
  /** Trains the locator of the kept bundle further. */
  readonly furtherLocator?: boolean;
  /** The folder of a finished `npm run inspector -- train`, whose network is used unchanged. */
  readonly inspector?: string;
}

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
export type Plan = Readonly<Record<keyof typeof PLAN, number>>;
const NO_PHOTOS: PhotoSet = { directory: '', photos: [] };

/** Networks that find tablets and turn them upright, as far as they exist. */
export interface Finders {
  readonly locator?: LayersModel;
  readonly orienter?: LayersModel;
}

/** Common inputs of all stages. */
export interface Training {
  readonly options: TrainOptions;
  readonly plan: Plan;
  readonly work: string;
  readonly checkpoints: string;
  readonly real: RealPhotos;
  readonly grounds: Awaited<ReturnType<typeof cutGroundTextures>>;
  readonly composed: ComposedPictures;
}

/** Reads and cuts what the stages have in common. */
export async function prepare(options: TrainOptions): Promise<Training> {
  const { seed, effort } = options;
  const plan = Object.fromEntries(Object.entries(PLAN).map(([k, n]) => [k, Math.round(n * effort)])) as Plan;
  const work = join(options.work, effort === 1 ? seed : `${seed}-${effort}`);
  const checkpoints = join(work, 'checkpoints');
  await mkdir(checkpoints, { recursive: true });
  const real = await loadRealPhotos(options.real);
  const composed = await readComposed(options.backgrounds);
  const grounds = await cutGroundTextures(
    real.photos.map((photo) => ({ ...photo, boxes: photo.things.map(({ box }) => box) })),
    join(work, 'grounds'),
  );
  return { options, plan, work, checkpoints, real, grounds, composed };
}

/** Whole photos and close-ups for training. */
export interface TrainingPhotos {
  readonly photos: PhotoSet;
  readonly heaps: PhotoSet;
  readonly backgrounds: PhotoSet;
  /** Of other people's pictures. */
  readonly composed: PhotoSet;
  readonly closeUps: PhotoSet;
}

/** Trained networks no longer need their pictures. */
export async function simulatePhotos(
  { options, plan, work, checkpoints, grounds, composed }: Training,
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
    composed: locator || inspector ? composed.set : NO_PHOTOS,
    closeUps:
      orienter || inspector
        ? await simulateCloseUps(join(work, 'close-ups-train'), 'train', seed, plan.closeUps, world)
        : NO_PHOTOS,
  };
}
