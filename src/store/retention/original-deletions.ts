import type { Kysely } from 'kysely';
import { TelltaleError } from '../../core/errors.ts';
import type { EvidenceTables, OriginalDeletionTable, PhotoTable } from '../evidence/evidence-tables.ts';

/** The deletions of a case's originals, by the photo's id. */
export async function deletionsOf(
  db: Kysely<EvidenceTables>,
  caseId: string,
): Promise<ReadonlyMap<string, OriginalDeletionTable>> {
  const rows = await db
    .selectFrom('original_deletions')
    .selectAll()
    .where('photo_id', 'in', (query) => query.selectFrom('photos').select('id').where('case_id', '=', caseId))
    .orderBy('entry')
    .execute();
  return new Map(rows.map((row) => [row.photo_id, row]));
}

/** That the original of a photo was deleted; undefined if it must be there. */
export async function deletionOf(
  db: Kysely<EvidenceTables>,
  photoId: string,
): Promise<OriginalDeletionTable | undefined> {
  return db.selectFrom('original_deletions').selectAll().where('photo_id', '=', photoId).executeTakeFirst();
}

/** Throws TelltaleError `original_deleted` for a photo whose original was deleted. */
export async function expectOriginal(db: Kysely<EvidenceTables>, { id, name }: PhotoTable): Promise<void> {
  const deleted = await deletionOf(db, id);
  if (deleted === undefined) return;
  throw new TelltaleError('original_deleted', { name, date: deleted.deleted_at.slice(0, 10) });
}

/** Whether a case has a photo with these bytes for which they were not deleted. */
export async function isNeeded(db: Kysely<EvidenceTables>, sha256: string): Promise<boolean> {
  const found = await db
    .selectFrom('photos')
    .leftJoin('original_deletions', 'original_deletions.photo_id', 'photos.id')
    .select('photos.id')
    .where('photos.sha256', '=', sha256)
    .where('original_deletions.id', 'is', null)
    .limit(1)
    .executeTakeFirst();
  return found !== undefined;
}
