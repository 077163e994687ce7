import type { FacePairTruth } from './scene/pair-truth.ts';
import { onAllCores, type Split } from './simulate.ts';
import type { WorldSource } from './simulate-worker.ts';

/** Pairs of photos in one folder. */
export interface FacePairSet {
  readonly directory: string;
  readonly pairs: readonly FacePairTruth[];
}

/** A seed gives four photos. */
const SEEDS_A_TASK = 10;

/**
 * Simulates the pairs of faces (see pair.ts) of `seeds` seeds into `directory`, two tablets each, on all available
 * cores. Resumes when killed; more seeds later add to the existing ones.
 */
export async function simulateFacePairs(
  directory: string,
  split: Split,
  seed: string,
  seeds: number,
  world: WorldSource = {},
): Promise<FacePairSet> {
  const starts = Array.from({ length: Math.ceil(seeds / SEEDS_A_TASK) }, (_, i) => i * SEEDS_A_TASK);
  const pairs = await onAllCores<FacePairTruth>(
    directory,
    `pairs ${split}`,
    starts.map((from) => {
      const count = Math.min(SEEDS_A_TASK, seeds - from);
      const name = `pair-${String(from).padStart(6, '0')}-${count}`;
      return { kind: 'pairs', directory, name, seed: `${seed}/${split}/pair`, from, count, world };
    }),
  );
  return { directory, pairs };
}
