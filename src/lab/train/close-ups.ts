import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { Piscina } from 'piscina';
import { progressBar } from '../progress.ts';
import { type LabelledCrop, readChunk } from './crop-store.ts';

const SEEDS_A_CHUNK = 100;

/**
 * Crops of close-ups (see simulate/close-up.ts), at least two a seed, on all cores. They skip the locator: their ellipses are
 * the true ones with errors as large as the locator's. Kept in chunks, so that a killed run goes on where it was.
 */
export async function closeUpCrops(folder: string, seed: string, seeds: number): Promise<LabelledCrop[]> {
  await mkdir(folder, { recursive: true });
  const pool = new Piscina({
    filename: new URL('./close-up-worker.ts', import.meta.url).href,
    execArgv: ['--import', new URL('../../../bin/typescript.js', import.meta.url).href],
    maxThreads: availableParallelism(),
  });
  const starts = Array.from({ length: Math.ceil(seeds / SEEDS_A_CHUNK) }, (_, i) => i * SEEDS_A_CHUNK);
  const pathOf = (from: number): string => join(folder, `close-ups-${String(from).padStart(6, '0')}`);
  const bar = progressBar('close-ups', starts.length, 'chunks');
  try {
    await Promise.all(
      starts.map(async (from) => {
        const path = pathOf(from);
        if (!existsSync(`${path}.json`)) await pool.run({ path, seed, from, count: SEEDS_A_CHUNK });
        bar.step();
      }),
    );
  } finally {
    bar.stop();
    await pool.destroy();
  }
  const crops: LabelledCrop[] = [];
  for (const from of starts) crops.push(...(await readChunk(pathOf(from))));
  return crops;
}
