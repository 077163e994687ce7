import { randomUUID } from 'node:crypto';
import { record } from '../custody/record.ts';
import { rowSha256 } from '../custody/sha256-hex.ts';
import type { FinishedDeletionsTable } from '../evidence/evidence-tables.ts';
import type { EvidenceStore } from '../evidence/open-evidence.ts';
import { isNeeded } from './original-deletions.ts';

/** What removing files needs of a store. */
type Removing = Pick<EvidenceStore, 'db' | 'lockLog' | 'now' | 'folder' | 'originals'>;

/**
 * Removes the file of an original whose deletion is recorded, unless a case needs it. While the log is locked no photo
 * is added, so that a file is never removed under an addition (cases/add-photo.ts). A file with other bytes stays: it is
 * for `verify` to find.
 *
 * @returns whether a file was removed
 */
export async function removeOriginal(store: Removing, sha256: string): Promise<boolean> {
  if ((await store.originals.state(sha256)) !== 'whole') return false;
  return store.db.transaction().execute(async (transaction) => {
    await store.lockLog(transaction);
    if (await isNeeded(transaction, sha256)) return false;
    await store.originals.remove(sha256);
    return true;
  });
}

/**
 * Removes the files of deletions that are recorded and were not finished, since the process was killed in between, and
 * records that.
 */
export async function finishDeletions(store: Removing, actor: string): Promise<void> {
  const { db } = store;
  const finished = await db
    .selectFrom('finished_deletions')
    .select(({ fn }) => fn.max('up_to_entry').as('entry'))
    .executeTakeFirst();
  const begun = await db
    .selectFrom('original_deletions')
    .innerJoin('photos', 'photos.id', 'original_deletions.photo_id')
    .select(['photos.sha256', 'original_deletions.entry'])
    .where('original_deletions.entry', '>', finished?.entry ?? 0)
    .orderBy('original_deletions.entry')
    .execute();
  const last = begun.at(-1);
  if (last === undefined) return;
  for (const { sha256 } of begun) await removeOriginal(store, sha256);
  const act = { actor, action: 'deletions_finished', details: { originals: begun.length } } as const;
  await record(store, act, async (transaction, time) => {
    const row: FinishedDeletionsTable = {
      id: randomUUID(),
      up_to_entry: last.entry,
      finished_at: time,
      finished_by: actor,
    };
    await transaction.insertInto('finished_deletions').values(row).execute();
    return { result: undefined, touched: [{ table: 'finished_deletions', id: row.id, sha256: rowSha256(row) }] };
  });
}

/** Removes files of finished deletions that are there again, such as from a backup. Returns how many. */
export async function removeReturned(store: Removing): Promise<number> {
  const deleted = await store.db
    .selectFrom('original_deletions')
    .innerJoin('photos', 'photos.id', 'original_deletions.photo_id')
    .select('photos.sha256')
    .distinct()
    .execute();
  let removed = 0;
  for (const { sha256 } of deleted) {
    if ((await store.originals.has(sha256)) && (await removeOriginal(store, sha256))) removed++;
  }
  return removed;
}
