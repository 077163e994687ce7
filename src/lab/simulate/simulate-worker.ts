import { rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { drawCloseUps } from './close-up.ts';
import { loadGroundTextures } from './ground-textures.ts';
import { Random } from './random.ts';
import { PLAIN_WORLD, type World } from './scene.ts';
import { type SimulatedPhoto, simulatePhoto, takePhoto } from './simulate-photo.ts';

/** Where a set's world comes from: a folder of ground textures, and the lots' share of the drawing's error (see scene.ts). */
export interface WorldSource {
  readonly grounds?: string | undefined;
  readonly lotShare?: number | undefined;
}

/** One photo of a whole scene, or the close-ups of some seeds. `name` begins the names of its files. */
export type SimulationTask = {
  readonly directory: string;
  readonly name: string;
  readonly seed: string;
  readonly world: WorldSource;
} & (
  | { readonly kind: 'photo' }
  | {
      readonly kind: 'close-ups';
      readonly from: number;
      readonly count: number;
      readonly seedsAPress?: number | undefined;
    }
);

/** The truth of all photos of a task. */
export const truthPath = ({ directory, name }: SimulationTask): string => join(directory, `${name}.json`);

/** Simulates a task's photos; the truth is written last, so where it is there the photos are whole. */
export default async function simulateToDisk(task: SimulationTask): Promise<void> {
  const world = await buildWorld(task.world);
  const photos =
    task.kind === 'photo' ? [await simulatePhoto(task.seed, `${task.name}.jpg`, world)] : await closeUps(task, world);
  for (const { jpeg, truth } of photos) await writeFile(join(task.directory, truth.file), jpeg);
  await writeFile(`${truthPath(task)}.part`, JSON.stringify(photos.map(({ truth }) => truth)));
  await rename(`${truthPath(task)}.part`, truthPath(task));
}

/** Read once by every worker. */
const textures = new Map<string, Promise<World['grounds']>>();

async function buildWorld({ grounds, lotShare }: WorldSource): Promise<World> {
  if (!grounds) return { ...PLAIN_WORLD, lotShare };
  const loaded = textures.get(grounds) ?? loadGroundTextures(grounds);
  textures.set(grounds, loaded);
  return { grounds: await loaded, lotShare };
}

/** Of four seeds two show tablets of the same presses, in pictures of their own; or so many in a row as are asked for. */
export function pressOf(n: number, seedsAPress?: number): number {
  if (seedsAPress !== undefined) return n - (n % seedsAPress);
  return n % 4 === 1 ? n - 1 : n;
}

async function closeUps(task: SimulationTask & { kind: 'close-ups' }, world: World): Promise<SimulatedPhoto[]> {
  const photos: SimulatedPhoto[] = [];
  for (let n = task.from; n < task.from + task.count; n++) {
    const seed = `${task.seed}/${n}`;
    const press = new Random(`${task.seed}/press/${pressOf(n, task.seedsAPress)}`);
    for (const [i, scene] of drawCloseUps(new Random(seed), press, world).entries()) {
      // Twins share the phone's draws too.
      photos.push(await takePhoto(scene, new Random(`${seed}/phone`), `${task.name}-${n}-${i}.jpg`));
    }
  }
  return photos;
}
