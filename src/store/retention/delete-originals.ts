import { randomUUID } from 'node:crypto';
import { logEnd, record } from '../custody/record.ts';
import { rowSha256 } from '../custody/sha256-hex.ts';
import type { OriginalDeletionTable } from '../evidence/evidence-tables.ts';
import type { EvidenceStore } from '../evidence/open-evidence.ts';
import { type DuePhoto, duePhotos, type RetentionRule } from './due-photos.ts';
import { finishDeletions, removeOriginal, removeReturned } from './remove-originals.ts';

export interface Retention {
  readonly rule: RetentionRule;
  /** Only this case. */
  readonly caseId?: string | undefined;
  /** Such as the number of a regulation. */
  readonly reason?: string | undefined;
  readonly actor: string;
}

export interface RetainedPhoto extends DuePhoto {
  /** `kept`: a legal hold, or no longer due. `altered`: it is not as it was stored, and stays for `verify` to find. */
  readonly outcome: 'deleted' | 'kept' | 'altered';
}

/**
 * Deletes the originals that a rule says must be deleted. For each, first the log's entry is on the disk, then the file
 * is removed; what a killed process leaves, the next one finishes when it opens the store. Rows, findings and hashes
 * stay. The file of bytes that another case has too is removed when it is deleted for all of them.
 */
export async function* deleteOriginals(
  store: EvidenceStore,
  work: Retention,
): AsyncGenerator<RetainedPhoto, void, undefined> {
  await removeReturned(store);
  for (const due of await duePhotos(store.db, { ...work, now: store.now() })) {
    yield { ...due, outcome: due.isHeld ? 'kept' : await deleteOriginal(store, due, work) };
  }
  await finishDeletions(store, work.actor);
}

async function deleteOriginal(
  store: EvidenceStore,
  { photo }: DuePhoto,
  { rule, reason, actor }: Retention,
): Promise<RetainedPhoto['outcome']> {
  const { id: photoId, sha256 } = photo;
  if ((await store.originals.state(sha256)) !== 'whole') return 'altered';
  const details = { photo: photoId, rule: rule.name, days: rule.days, ...(reason !== undefined && { reason }) };
  const act = { actor, action: 'original_deleted', case: photo.case_id, details } as const;
  const deleted = await record(store, act, async (transaction, time) => {
    // The case may have been reopened or put on hold since.
    const [still] = await duePhotos(transaction, { rule, now: new Date(time), photoId });
    if (still === undefined || still.isHeld) return undefined;
    const row: OriginalDeletionTable = {
      id: randomUUID(),
      photo_id: photoId,
      entry: (await logEnd(transaction)).number + 1,
      rule: rule.name,
      days: rule.days,
      reason: reason ?? null,
      deleted_at: time,
      deleted_by: actor,
    };
    await transaction.insertInto('original_deletions').values(row).execute();
    const touched = [
      { table: 'originals', id: sha256, sha256 },
      { table: 'original_deletions', id: row.id, sha256: rowSha256(row) },
    ];
    return { result: true, touched };
  });
  if (deleted !== true) return 'kept';
  await removeOriginal(store, sha256);
  return 'deleted';
}
