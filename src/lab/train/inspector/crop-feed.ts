import type { Piscina } from 'piscina';
import { Random } from '../../simulate/random.ts';
import { startThreads } from '../../threads.ts';
import type { NormalizedCrops } from './normalize-crops.ts';
import { isM30Face, type PickedCrop } from './training-batch.ts';

/** A source of crops: the default export of `module` (a URL) makes a `CropSource` of `options`. */
export interface SourceModule {
  readonly module: string;
  readonly options?: unknown;
  /** How many times each crop is used, later times in changed light (see with-views.ts); once by default. */
  readonly views?: number | undefined;
}

export interface SourceShare {
  readonly name: string;
  /** Share of every step, relative to the sum of all shares. */
  readonly share: number;
}

/** A source and its share of every step. */
export type FeedSource = SourceModule & SourceShare;

/** Which set of which source. */
export interface CropDraw {
  readonly source: number;
  readonly index: number;
}

/** Position of the next crop of a source: how many units of a set have been used. */
export interface Cursor {
  readonly set: number;
  readonly unit: number;
}

/** Crops of a step, and the position of each source after it. */
export interface Fed {
  readonly picks: readonly PickedCrop[];
  readonly cursors: readonly Cursor[];
}

export interface FeedOptions {
  readonly sources: readonly FeedSource[];
  readonly seed: string;
  /** Crops per step. */
  readonly size: number;
  /** Threads for drawing. */
  readonly threads: number;
  /** Position of a resumed run. */
  readonly from?: readonly Cursor[] | undefined;
}

/** Sets that are drawn in advance, of each source. */
const AHEAD = 2;

/**
 * Draws crops of several sources on separate threads while the caller trains. Every set is shuffled by its number; the
 * two tablets of a matched pair stay adjacent in one step. The same options always give the same crops, for any number
 * of threads and from any cursor on.
 */
export class CropFeed {
  readonly #pool: Piscina;
  readonly #streams: readonly CropStream[];

  constructor({ sources, seed, size, threads, from }: FeedOptions) {
    const modules = sources.map(({ module, options, views }) => ({ module, options, views }) satisfies SourceModule);
    // A thread finds its next set waiting even while the main thread is busy with a step.
    const count = { least: threads, most: threads, tasksAThread: 2 };
    this.#pool = startThreads(new URL('./crop-thread.ts', import.meta.url), count, modules);
    const quotas = quotasOf(sources, size);
    this.#streams = sources.map(({ name }, source) => {
      const draw = (index: number): Promise<NormalizedCrops> => this.#pool.run({ source, index } satisfies CropDraw);
      return new CropStream(draw, quotas[source]!, `${seed}/${name}`, from?.[source]);
    });
  }

  /** The first set of each source, as far as it goes. */
  firstSets(): Promise<NormalizedCrops[]> {
    return Promise.all(this.#streams.map((stream) => stream.set(0)));
  }

  /** The crops of the next step; may have one less than requested of a source rather than split a matched pair. */
  async next(): Promise<Fed> {
    const parts = await Promise.all(this.#streams.map((stream) => stream.take()));
    return { picks: parts.flat(), cursors: this.#streams.map(({ cursor }) => cursor) };
  }

  /** Waits for sets in progress: a thread that is ended in the middle would answer a pool that is gone. */
  async close(): Promise<void> {
    await this.#pool.close({ force: true });
  }
}

/** How many crops of each source make a step: even numbers by largest remainders. */
export function quotasOf(sources: readonly SourceShare[], size: number): number[] {
  const sum = sources.reduce((all, { share }) => all + share, 0);
  const exact = sources.map(({ share }) => ((share / sum) * size) / 2);
  const pairs = exact.map(Math.floor);
  const order = exact.map((value, i) => [value % 1, i] as const).sort(([a], [b]) => b - a);
  let left = Math.floor(size / 2) - pairs.reduce((a, b) => a + b, 0);
  for (const [, i] of order) if (left-- > 0) pairs[i] = pairs[i]! + 1;
  for (const [i, count] of pairs.entries()) {
    const { name, share } = sources[i] as SourceShare;
    if (count === 0)
      throw new Error(
        `Source ${name}: expected a share of at least a pair in ${size} crops, received ${share} of ${sum}.`,
      );
  }
  return pairs.map((count) => 2 * count);
}

/** The crops of one source, in order. */
class CropStream {
  readonly #draw: (index: number) => Promise<NormalizedCrops>;
  readonly #quota: number;
  readonly #seed: string;
  readonly #coming = new Map<number, Promise<NormalizedCrops>>();
  #cursor: Cursor;

  constructor(draw: (index: number) => Promise<NormalizedCrops>, quota: number, seed: string, from?: Cursor) {
    this.#draw = draw;
    this.#quota = quota;
    this.#seed = seed;
    this.#cursor = from ?? { set: 0, unit: 0 };
  }

  get cursor(): Cursor {
    return this.#cursor;
  }

  /** A set, already drawn or drawn now, while later ones are started. */
  set(index: number): Promise<NormalizedCrops> {
    for (let i = index; i <= index + AHEAD; i++) {
      if (this.#coming.has(i)) continue;
      const drawn = this.#draw(i);
      // Whoever awaits it handles its failure.
      drawn.catch(() => undefined);
      this.#coming.set(i, drawn);
    }
    return this.#coming.get(index) as Promise<NormalizedCrops>;
  }

  async take(): Promise<PickedCrop[]> {
    const picks: PickedCrop[] = [];
    while (picks.length < this.#quota) {
      const { set: index, unit } = this.#cursor;
      const set = await this.set(index);
      const units = shuffledUnits(set, `${this.#seed}/${index}`);
      const taken = unitsThatFit(units.slice(unit), this.#quota - picks.length);
      picks.push(...taken.flat().map((i) => ({ set, index: i })));
      this.#cursor = { set: index, unit: unit + taken.length };
      if (this.#cursor.unit < units.length) break;
      this.#coming.delete(index);
      this.#cursor = { set: index + 1, unit: 0 };
    }
    return picks;
  }
}

function unitsThatFit(units: readonly (readonly number[])[], room: number): (readonly number[])[] {
  let left = room;
  const end = units.findIndex(({ length }) => {
    left -= length;
    return left < 0;
  });
  return units.slice(0, end < 0 ? units.length : end);
}

/** Matched pairs and single crops of a set, shuffled. */
export function shuffledUnits(set: NormalizedCrops, seed: string): number[][] {
  const units: number[][] = [];
  for (let i = 0; i < set.count; i++) units.push(isPair(set, i) ? [i, ++i] : [i]);
  const random = new Random(seed);
  for (let i = units.length - 1; i > 0; i--) {
    const j = Math.floor(random.uniform() * (i + 1));
    [units[i], units[j]] = [units[j]!, units[i]!];
  }
  return units;
}

/** Whether a crop and the next are a reference and its counterfeit under the same light. */
function isPair({ count, photo, face, counterfeit }: NormalizedCrops, i: number): boolean {
  if (i + 1 >= count || photo[i] !== photo[i + 1]) return false;
  return isM30Face(face[i]!) && face[i] === face[i + 1] && counterfeit[i] === 0 && counterfeit[i + 1] === 1;
}
