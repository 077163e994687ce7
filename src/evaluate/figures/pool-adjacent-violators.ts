/** A scored item: whether it is one of those that should score high. */
export interface Scored {
  readonly score: number;
  readonly hit: boolean;
}

/** Items with adjacent scores and one fitted probability, hits / n. */
export interface Block {
  readonly n: number;
  readonly hits: number;
}

/**
 * The best-fitting probabilities that never fall as the score rises, as blocks in the order of the scores (pool
 * adjacent violators: Ayer, Brunk, Ewing, Reid and Silverman 1955, Annals of Mathematical Statistics 26). Items with
 * equal scores stay together. Neighbours with one probability are one block.
 */
export function poolAdjacentViolators(list: readonly Scored[]): readonly Block[] {
  const blocks: Block[] = [];
  for (let block of equalScores(list)) {
    for (let last = blocks.at(-1); last !== undefined && !rises(last, block); last = blocks.at(-1)) {
      blocks.pop();
      block = { n: last.n + block.n, hits: last.hits + block.hits };
    }
    blocks.push(block);
  }
  return blocks;
}

const rises = (from: Block, to: Block): boolean => from.hits * to.n < to.hits * from.n;

function equalScores(list: readonly Scored[]): Block[] {
  const byScore = new Map<number, Block>();
  for (const { score, hit } of list) {
    const { n, hits } = byScore.get(score) ?? { n: 0, hits: 0 };
    byScore.set(score, { n: n + 1, hits: hits + (hit ? 1 : 0) });
  }
  return [...byScore].sort(([a], [b]) => a - b).map(([, block]) => block);
}
