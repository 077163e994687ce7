import { rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { drawCloseUps } from './close-up.ts';
import { Random } from './random.ts';
import { type SimulatedPhoto, simulatePhoto, takePhoto } from './simulate-photo.ts';

/** One photo of a whole scene, or the close-ups of some seeds. `name` begins the names of its files. */
export type SimulationTask = { readonly directory: string; readonly name: string; readonly seed: string } & (
  | { readonly kind: 'photo' }
  | { readonly kind: 'close-ups'; readonly from: number; readonly count: number }
);

/** The truth of all photos of a task. */
export const truthPath = ({ directory, name }: SimulationTask): string => join(directory, `${name}.json`);

/** Simulates a task's photos; the truth is written last, so where it is there the photos are whole. */
export default async function simulateToDisk(task: SimulationTask): Promise<void> {
  const photos = task.kind === 'photo' ? [await simulatePhoto(task.seed, `${task.name}.jpg`)] : await closeUps(task);
  for (const { jpeg, truth } of photos) await writeFile(join(task.directory, truth.file), jpeg);
  await writeFile(`${truthPath(task)}.part`, JSON.stringify(photos.map(({ truth }) => truth)));
  await rename(`${truthPath(task)}.part`, truthPath(task));
}

async function closeUps(task: SimulationTask & { kind: 'close-ups' }): Promise<SimulatedPhoto[]> {
  const photos: SimulatedPhoto[] = [];
  for (let n = task.from; n < task.from + task.count; n++) {
    const seed = `${task.seed}/${n}`;
    for (const [i, scene] of drawCloseUps(new Random(seed)).entries()) {
      // Twins share the phone's draws too.
      photos.push(await takePhoto(scene, new Random(`${seed}/phone`), `${task.name}-${n}-${i}.jpg`));
    }
  }
  return photos;
}
