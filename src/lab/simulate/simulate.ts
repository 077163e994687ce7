import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { Piscina } from 'piscina';
import { progressBar } from '../progress.ts';
import type { PhotoTruth } from './simulate-photo.ts';

/** A part of the simulated world; each has seeds, and so lots and presses, of its own. */
export type Split = 'train' | 'calibrate' | 'test';

export interface PhotoSet {
  readonly directory: string;
  readonly photos: readonly PhotoTruth[];
}

/**
 * Simulates photos 0..count-1 of a split into `directory`, on all cores. Photos that are there already are kept, so a run
 * that was killed goes on where it was. Writes truth.json in the shape of the validation photos' truth at the end.
 */
export async function simulate(directory: string, split: Split, seed: string, count: number): Promise<PhotoSet> {
  await mkdir(directory, { recursive: true });
  const pool = new Piscina({
    filename: new URL('./simulate-worker.ts', import.meta.url).href,
    execArgv: ['--import', new URL('../../../bin/typescript.js', import.meta.url).href],
    maxThreads: availableParallelism(),
    idleTimeout: 10_000,
  });
  const bar = progressBar(`simulate ${split}`, count, 'photos');
  try {
    await Promise.all(
      Array.from({ length: count }, async (_, index) => {
        const file = `${split}-${String(index).padStart(5, '0')}.jpg`;
        if (!existsSync(join(directory, `${file}.json`))) {
          await pool.run({ directory, file, seed: `${seed}/${split}/${index}` });
        }
        bar.step();
      }),
    );
  } finally {
    bar.stop();
    await pool.destroy();
  }
  const photos = await Promise.all(
    Array.from({ length: count }, async (_, index): Promise<PhotoTruth> => {
      const file = `${split}-${String(index).padStart(5, '0')}.jpg`;
      return JSON.parse(await readFile(join(directory, `${file}.json`), 'utf8'));
    }),
  );
  await writeFile(join(directory, 'truth.json'), JSON.stringify(photos));
  return { directory, photos };
}
