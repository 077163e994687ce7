import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { M30_FACES } from '../../core/labels.ts';
import { writeWhole } from '../../runtime/write-whole.ts';
import { Random } from './random.ts';
import { drawCloseUps } from './scene/draw-close-ups.ts';
import { drawExhibitPhotos } from './scene/exhibit-photos.ts';
import { loadGroundTextures } from './scene/ground-textures.ts';
import { drawFacePairs } from './scene/pair.ts';
import type { FacePairTruth } from './scene/pair-truth.ts';
import { PLAIN_WORLD, type World } from './scene/scene.ts';
import { type SimulatedPhoto, simulateBackground, simulateHeap, simulatePhoto, takePhoto } from './simulate-photo.ts';

/** Origin of a set's world: a folder of ground textures, and the lots' share of the drawing's error (see scene.ts). */
export interface WorldSource {
  readonly grounds?: string | undefined;
  readonly lotShare?: number | undefined;
  readonly studies?: boolean | undefined;
}

/**
 * One photo of a whole scene, the close-ups or the pairs of faces of some seeds, or the photos of one lot and its
 * counterfeiters. Its file names begin with `name`.
 */
export type SimulationTask = {
  readonly directory: string;
  readonly name: string;
  readonly seed: string;
  readonly world: WorldSource;
} & (
  | { readonly kind: 'photo' }
  | { readonly kind: 'heap' }
  | { readonly kind: 'background' }
  | {
      readonly kind: 'close-ups';
      readonly from: number;
      readonly count: number;
      readonly seedsAPress?: number | undefined;
    }
  | { readonly kind: 'pairs'; readonly from: number; readonly count: number }
  | { readonly kind: 'exhibits'; readonly lot: number }
);

/** File of the truth of all photos of a task. */
export const truthPath = ({ directory, name }: SimulationTask): string => join(directory, `${name}.json`);

/** Pictures by their names, and their truth. */
interface Made {
  readonly pictures: ReadonlyMap<string, Buffer>;
  readonly truth: readonly unknown[];
}

/** Simulates a task's photos; the truth is written last, so if it exists the photos are complete. */
export default async function simulateToDisk(task: SimulationTask): Promise<void> {
  const { pictures, truth } = await make(task, await buildWorld(task.world));
  for (const [file, jpeg] of pictures) await writeFile(join(task.directory, file), jpeg);
  await writeWhole(truthPath(task), JSON.stringify(truth));
}

async function make(task: SimulationTask, world: World): Promise<Made> {
  if (task.kind === 'pairs') return pairs(task, world);
  const photos = await photosOf(task, world);
  return {
    pictures: new Map(photos.map(({ jpeg, truth }) => [truth.file, jpeg])),
    truth: photos.map(({ truth }) => truth),
  };
}

async function photosOf(
  task: Exclude<SimulationTask, { readonly kind: 'pairs' }>,
  world: World,
): Promise<SimulatedPhoto[]> {
  if (task.kind === 'photo') return [await simulatePhoto(task.seed, `${task.name}.jpg`, world)];
  if (task.kind === 'heap') return [await simulateHeap(task.seed, `${task.name}.jpg`, world)];
  if (task.kind === 'background') return [await simulateBackground(task.seed, `${task.name}.jpg`)];
  return task.kind === 'close-ups' ? closeUps(task, world) : exhibits(task, world);
}

async function exhibits(
  { seed, name, lot }: SimulationTask & { kind: 'exhibits' },
  world: World,
): Promise<SimulatedPhoto[]> {
  const photos: SimulatedPhoto[] = [];
  for (const { name: shot, scene } of drawExhibitPhotos(seed, world)) {
    const { jpeg, truth } = await takePhoto(scene, new Random(`${seed}/${shot}/phone`), `${name}-${shot}.jpg`);
    photos.push({ jpeg, truth: { ...truth, lot } });
  }
  return photos;
}

async function pairs(task: SimulationTask & { kind: 'pairs' }, world: World): Promise<Made> {
  const pictures = new Map<string, Buffer>();
  const truth: FacePairTruth[] = [];
  for (let n = task.from; n < task.from + task.count; n++) {
    for (const { sittings, design, views } of drawFacePairs(`${task.seed}/${n}`, world)) {
      const { label, severity, defects } = design;
      const nameOf = (face: string): string => `${task.name}-${n}-${label}-${face}.jpg`;
      for (const face of M30_FACES) {
        const { scene, phoneSeed } = views[face];
        const { jpeg } = await takePhoto(scene, new Random(phoneSeed), nameOf(face));
        pictures.set(nameOf(face), jpeg);
      }
      const files = { M: nameOf('M'), '30': nameOf('30') };
      truth.push({ seed: n, sittings, label: label === 'counterfeit' ? label : 'reference', severity, defects, files });
    }
  }
  return { pictures, truth };
}

/** Read once per worker. */
const textures = new Map<string, Promise<World['grounds']>>();

async function buildWorld({ grounds, ...rest }: WorldSource): Promise<World> {
  if (!grounds) return { ...PLAIN_WORLD, ...rest };
  const loaded = textures.get(grounds) ?? loadGroundTextures(grounds);
  textures.set(grounds, loaded);
  return { grounds: await loaded, ...rest };
}

/** Of four seeds two show tablets of the same presses, in separate pictures; or the given number in a row. */
export function pressOf(n: number, seedsAPress?: number): number {
  if (seedsAPress !== undefined) return n - (n % seedsAPress);
  return n % 4 === 1 ? n - 1 : n;
}

async function closeUps(task: SimulationTask & { kind: 'close-ups' }, world: World): Promise<SimulatedPhoto[]> {
  const photos: SimulatedPhoto[] = [];
  for (let n = task.from; n < task.from + task.count; n++) {
    const seed = `${task.seed}/${n}`;
    const lot = pressOf(n, task.seedsAPress);
    const press = new Random(`${task.seed}/press/${lot}`);
    const shot = `${task.name}-${n}`;
    for (const [i, scene] of drawCloseUps(new Random(seed), press, world).entries()) {
      // Matched pairs share the phone's draws too.
      const { jpeg, truth } = await takePhoto(scene, new Random(`${seed}/phone`), `${shot}-${i}.jpg`);
      photos.push({ jpeg, truth: { ...truth, scene: shot, seed: n, lot } });
    }
  }
  return photos;
}
