import { existsSync } from 'node:fs';
import { readArrays, writeArrays } from '../../dataset/array-file.ts';
import type { Cursor } from './crop-feed.ts';
import type { LearnerState } from './learner.ts';
import type { TraitScale } from './training-batch.ts';

/** Progress of a run. */
export interface RunProgress {
  readonly crops: number;
  readonly steps: number;
  /** Time spent on training, over all its starts. */
  readonly minutes: number;
  readonly cursors: readonly Cursor[];
  readonly traitScale: TraitScale;
  /** Options of the run's start: a run with other options does not resume from here. */
  readonly plan: string;
}

/** Writes a run atomically: a kill at any time leaves this one or the previous one. */
export async function saveRun(path: string, learner: LearnerState, progress: RunProgress): Promise<void> {
  const { weights, average, adam } = learner;
  const { first, second, updates } = adam;
  await writeArrays(path, { about: { ...progress, updates }, arrays: { weights, average, first, second } });
}

/** Restores a run of `saveRun`; undefined if there is no file. */
export async function loadRun(
  path: string,
): Promise<{ readonly learner: LearnerState; readonly progress: RunProgress } | undefined> {
  if (!existsSync(path)) return undefined;
  const { about, arrays } = await readArrays(path);
  const { updates, ...progress } = about as RunProgress & { readonly updates: number };
  const { weights, average, first, second } = arrays as Record<string, Float32Array>;
  if (!weights || !average || !first || !second) throw new Error(`${path}: expected a run, received other arrays.`);
  return { learner: { weights, average, adam: { first, second, updates } }, progress };
}
