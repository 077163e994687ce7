import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { progressBar } from '../progress.ts';
import { startThreads } from '../threads.ts';
import type { PlainKind } from './plain-kinds.ts';
import type { PhotoTruth } from './simulate-photo.ts';
import { type SimulationTask, truthPath, type WorldSource } from './simulate-worker.ts';

/** A part of the simulated world, with separate seeds, and so separate lots and presses. */
export type Split = 'train' | 'calibrate' | 'test';

export interface PhotoSet {
  readonly directory: string;
  readonly photos: readonly PhotoTruth[];
}

/**
 * Simulates photos 0..count-1 of a split into `directory`, on all cores. Existing photos are kept, so a killed run
 * resumes. Finally writes truth.json in the form of the validation photos' truth.
 */
export async function simulate(
  directory: string,
  split: Split,
  seed: string,
  count: number,
  world: WorldSource = {},
  kind: PlainKind = 'photo',
): Promise<PhotoSet> {
  // Scenes of a few tablets were there first, and their names and seeds say no kind.
  const prefix = kind === 'photo' ? '' : `${kind}-`;
  const names = Array.from({ length: count }, (_, index) => `${prefix}${split}-${String(index).padStart(5, '0')}`);
  const photos = await onAllCores<PhotoTruth>(
    directory,
    `simulate ${prefix}${split}`,
    names.map((name, index) => ({
      kind,
      directory,
      name,
      seed: `${seed}/${split}/${kind === 'photo' ? '' : `${kind}/`}${index}`,
      world,
    })),
  );
  await writeFile(join(directory, 'truth.json'), JSON.stringify(photos));
  return { directory, photos };
}

const SEEDS_A_TASK = 20;

/**
 * Simulates the close-ups (see draw-close-ups.ts) of `seeds` seeds, at least two photos each; resumes when killed. Also
 * writes truth.json. `seedsAPress` seeds in a row show tablets of the same presses; by default, every fourth seed shows
 * those of the previous one.
 */
export async function simulateCloseUps(
  directory: string,
  split: Split,
  seed: string,
  seeds: number,
  world: WorldSource = {},
  seedsAPress?: number,
): Promise<PhotoSet> {
  const starts = Array.from({ length: Math.ceil(seeds / SEEDS_A_TASK) }, (_, i) => i * SEEDS_A_TASK);
  const photos = await onAllCores<PhotoTruth>(
    directory,
    `close-ups ${split}`,
    starts.map((from) => ({
      kind: 'close-ups',
      directory,
      name: `close-up-${String(from).padStart(6, '0')}`,
      seed: `${seed}/${split}/close-up`,
      from,
      count: Math.min(SEEDS_A_TASK, seeds - from),
      world,
      seedsAPress,
    })),
  );
  await writeFile(join(directory, 'truth.json'), JSON.stringify(photos));
  return { directory, photos };
}

/** Runs every task without a truth; returns all truths, in the order of the tasks. */
export async function onAllCores<Truth>(
  directory: string,
  title: string,
  tasks: readonly SimulationTask[],
): Promise<Truth[]> {
  await mkdir(directory, { recursive: true });
  const file = new URL('./simulate-worker.ts', import.meta.url);
  const pool = startThreads(file, { least: 0, most: availableParallelism() });
  const bar = progressBar(title, tasks.length, 'tasks');
  try {
    await Promise.all(
      tasks.map(async (task) => {
        if (!existsSync(truthPath(task))) await pool.run(task);
        bar.step();
      }),
    );
  } finally {
    bar.stop();
    await pool.destroy();
  }
  const truths: Truth[] = [];
  for (const task of tasks) truths.push(...JSON.parse(await readFile(truthPath(task), 'utf8')));
  return truths;
}
