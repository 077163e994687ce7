import { expect } from 'vitest';
import { type BatchStatus, batchStatus } from '../../src/store/batch-status.ts';
import type { Store } from '../../src/store/open-store.ts';
import { type Result, readResults } from '../../src/store/read-results.ts';

/** Polls until the batch is in the wanted state. */
export async function until(
  store: Store,
  id: string,
  isWanted: (status: BatchStatus) => boolean,
): Promise<BatchStatus> {
  for (;;) {
    const status = await batchStatus(store, id);
    if (isWanted(status)) return status;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

export const isFinished = ({ state }: BatchStatus): boolean => state === 'finished';

export async function resultsOf(store: Store, id: string): Promise<readonly Result[]> {
  const results: Result[] = [];
  for await (const result of readResults(store, id)) results.push(result);
  return results;
}

/** Every photo has exactly one result, nothing is left over, and no bytes were stored twice. */
export async function expectEachOnce(store: Store, id: string, names: readonly string[]): Promise<void> {
  const results = await resultsOf(store, id);
  expect(results.map(({ name }) => name).toSorted()).toEqual([...names].toSorted());
  for (const { name, state, examination, sha256 } of results) {
    expect([name, state, examination?.status]).toEqual([name, 'done', expect.stringMatching(/^(ok|no_tablet)$/)]);
    expect(sha256).toMatch(/^[\da-f]{64}$/);
  }
  const kept = await store.db.selectFrom('examinations').select('photo_sha256').execute();
  expect(kept.length).toBe(new Set(kept.map((row) => row.photo_sha256)).size);
  const status = await batchStatus(store, id);
  expect(status.photos).toMatchObject({ total: names.length, done: names.length, waiting: 0, taken: 0, failed: 0 });
}
