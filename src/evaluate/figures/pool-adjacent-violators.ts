/** Adjacent items with one fitted value, `sum / weight`. */
export interface Block {
  readonly sum: number;
  readonly weight: number;
  /** How many were pooled. */
  readonly count: number;
}

/**
 * The best-fitting probabilities that never fall as the score rises, as blocks in the order of the scores (pool
 * adjacent violators: Ayer, Brunk, Ewing, Reid and Silverman 1955, Annals of Mathematical Statistics 26). Items with
 * equal scores stay together. Neighbours with one probability are one block.
 */
export function poolAdjacentViolators(values: readonly Pick<Block, 'sum' | 'weight'>[]): readonly Block[] {
  const blocks: Block[] = [];
  for (const { sum, weight } of values) {
    let block: Block = { sum, weight, count: 1 };
    for (let last = blocks.at(-1); last !== undefined && !rises(last, block); last = blocks.at(-1)) {
      blocks.pop();
      block = { sum: last.sum + block.sum, weight: last.weight + block.weight, count: last.count + block.count };
    }
    blocks.push(block);
  }
  return blocks;
}

const rises = (from: Block, to: Block): boolean => from.sum * to.weight < to.sum * from.weight;

/** A scored item: whether it is one of those that should score high. */
export interface Scored {
  readonly score: number;
  readonly hit: boolean;
}

/**
 * The share of hits by score that fits best among all that never fall as the score rises: `sum` hits among `weight` items
 * in each block, by rising score. Items of equal score stay together.
 */
export function risingShares(list: readonly Scored[]): readonly Block[] {
  const byScore = new Map<number, { readonly sum: number; readonly weight: number }>();
  for (const { score, hit } of list) {
    const { sum, weight } = byScore.get(score) ?? { sum: 0, weight: 0 };
    byScore.set(score, { sum: sum + (hit ? 1 : 0), weight: weight + 1 });
  }
  return poolAdjacentViolators([...byScore].sort(([a], [b]) => a - b).map(([, same]) => same));
}
