import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { onAllCores, type PhotoSet, type Split } from './simulate.ts';
import type { PhotoTruth } from './simulate-photo.ts';
import type { WorldSource } from './simulate-worker.ts';

/**
 * Simulates the photos of exhibits (see exhibit-photos.ts) of `lots` lots into `directory`, six a lot, on all available
 * cores, and writes truth.json. Resumes when killed; more lots later add to the existing ones.
 */
export async function simulateExhibits(
  directory: string,
  split: Split,
  seed: string,
  lots: number,
  world: WorldSource = {},
): Promise<PhotoSet> {
  const photos = await onAllCores<PhotoTruth>(
    directory,
    `exhibits ${split}`,
    Array.from({ length: lots }, (_, lot) => ({
      kind: 'exhibits',
      directory,
      name: `exhibit-${String(lot).padStart(4, '0')}`,
      seed: `${seed}/${split}/exhibit/${lot}`,
      lot,
      world,
    })),
  );
  await writeFile(join(directory, 'truth.json'), JSON.stringify(photos));
  return { directory, photos };
}
