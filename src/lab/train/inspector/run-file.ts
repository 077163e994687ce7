import { existsSync } from 'node:fs';
import { readArrays, writeArrays } from '../../dataset/array-file.ts';
import type { Cursor } from './crop-feed.ts';
import type { LearnerState } from './learner.ts';
import type { TraitScale } from './training-batch.ts';

/** How far a run has come. */
export interface RunProgress {
  readonly crops: number;
  readonly steps: number;
  /** Spent on learning, over all its starts. */
  readonly minutes: number;
  readonly cursors: readonly Cursor[];
  readonly traitScale: TraitScale;
  /** What the run was started with: another one does not go on from here. */
  readonly plan: string;
}

/** Writes a run whole: a kill at any time leaves this one or the one before. */
export async function saveRun(path: string, learner: LearnerState, progress: RunProgress): Promise<void> {
  const { weights, average, adam } = learner;
  const { first, second, updates } = adam;
  await writeArrays(path, { about: { ...progress, updates }, arrays: { weights, average, first, second } });
}

/** Brings back what `saveRun` wrote; nothing where there is no file. */
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
