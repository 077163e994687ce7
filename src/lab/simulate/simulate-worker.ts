import { rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { simulatePhoto } from './simulate-photo.ts';

/** Simulates one photo; the truth is written last, so a photo with its truth beside it is whole. */
export default async function simulateToDisk(task: { directory: string; file: string; seed: string }): Promise<void> {
  const { jpeg, truth } = await simulatePhoto(task.seed, task.file);
  const path = join(task.directory, task.file);
  await writeFile(path, jpeg);
  await writeFile(`${path}.json.part`, JSON.stringify(truth));
  await rename(`${path}.json.part`, `${path}.json`);
}
