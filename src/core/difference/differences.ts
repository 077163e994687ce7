import { type Examination, VERDICTS, type Verdict } from '../examination.ts';
import { pairTablets } from './pair-tablets.ts';

/** Shares of the tablets whose difference of log10 likelihood ratios is at most the quantile. */
export const QUANTILES = [0.05, 0.25, 0.5, 0.75, 0.95] as const;

/** What two models say of the same photos. */
export interface DifferenceFigures {
  /** Photos that both examined. */
  readonly photos: number;
  /** Photos that one of the two could not examine. */
  readonly failed: number;
  /** Tablets that both found. */
  readonly tablets: number;
  /** Tablets that only one of the two found. */
  readonly unpaired: number;
  /** Tablets by their two verdicts, in the order of the verdicts. */
  readonly verdicts: readonly VerdictCount[];
  /** The second model's log10 likelihood ratio minus the first one's; of tablets that both compared. */
  readonly log10: LogDifference;
}

export interface VerdictCount {
  readonly before: Verdict;
  readonly after: Verdict;
  readonly count: number;
}

export interface LogDifference {
  readonly count: number;
  /** NaN if there is none, as are the quantiles. */
  readonly mean: number;
  /** In the order of `QUANTILES`, each to the nearest `BIN`. */
  readonly quantiles: readonly number[];
}

/** Width of the bins in which differences are counted. */
const BIN = 0.02;

/**
 * Counts what two models say of the same photos: sums and bins, so that nothing of a photo is kept and any number of them takes
 * the same memory.
 */
export class Differences {
  #photos = 0;
  #failed = 0;
  #tablets = 0;
  #unpaired = 0;
  #sum = 0;
  #count = 0;
  readonly #verdicts = new Map<string, number>();
  readonly #bins = new Map<number, number>();

  /** Two examinations of one photo. */
  add(before: Examination, after: Examination): void {
    if (before.status === 'error' || after.status === 'error') {
      this.#failed++;
      return;
    }
    this.#photos++;
    const { pairs, unpaired } = pairTablets(before.tablets, after.tablets);
    this.#unpaired += unpaired;
    for (const pair of pairs) {
      this.#tablets++;
      increment(this.#verdicts, keyOf(pair.before.verdict, pair.after.verdict));
      const [first, second] = [pair.before.counterfeit, pair.after.counterfeit];
      if (first && second) this.#addDifference(second.log10LikelihoodRatio - first.log10LikelihoodRatio);
    }
  }

  #addDifference(difference: number): void {
    this.#count++;
    this.#sum += difference;
    increment(this.#bins, Math.round(difference / BIN));
  }

  read(): DifferenceFigures {
    return {
      photos: this.#photos,
      failed: this.#failed,
      tablets: this.#tablets,
      unpaired: this.#unpaired,
      verdicts: VERDICTS.flatMap((before) =>
        VERDICTS.flatMap((after) => {
          const count = this.#verdicts.get(keyOf(before, after)) ?? 0;
          return count === 0 ? [] : [{ before, after, count }];
        }),
      ),
      log10: {
        count: this.#count,
        mean: this.#sum / this.#count,
        quantiles: QUANTILES.map((share) => this.#quantile(share)),
      },
    };
  }

  #quantile(share: number): number {
    const bins = [...this.#bins].sort(([a], [b]) => a - b);
    let below = 0;
    const found = bins.find(([, count]) => {
      below += count;
      return below >= share * this.#count;
    });
    return found === undefined ? Number.NaN : Math.round(found[0] * BIN * 100) / 100 + 0;
  }
}

const keyOf = (before: Verdict, after: Verdict): string => `${before} ${after}`;

function increment<Key>(counts: Map<Key, number>, key: Key): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}
