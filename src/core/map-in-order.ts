/**
 * Runs `work` on the items of `source`, at most `width` at a time, and yields the results in the items' order. No item
 * is taken from the source before there is room for it, so memory stays bounded however long the source is.
 *
 * If `work` rejects, the iteration ends with its error when its turn comes, after all running work has ended.
 */
export async function* mapInOrder<Item, Result>(
  source: Iterable<Item> | AsyncIterable<Item>,
  width: number,
  work: (item: Item) => Promise<Result>,
): AsyncGenerator<Result, void, undefined> {
  const running: Promise<Result>[] = [];
  try {
    for await (const item of source) {
      running.push(handled(work(item)));
      const first = running.length >= width ? running.shift() : undefined;
      if (first !== undefined) yield await first;
    }
    for (let first = running.shift(); first !== undefined; first = running.shift()) yield await first;
  } finally {
    await Promise.allSettled(running);
  }
}

/**
 * A rejection is handled when its turn comes; until then it must not count as unhandled, which would end the process.
 */
function handled<Result>(promise: Promise<Result>): Promise<Result> {
  promise.catch(() => undefined);
  return promise;
}
