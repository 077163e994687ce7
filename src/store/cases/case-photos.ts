import type { Kysely } from 'kysely';
import type { Examination } from '../../core/examination.ts';
import type {
  EvidenceTables,
  ExaminationTable,
  OriginalDeletionTable,
  PhotoTable,
} from '../evidence/evidence-tables.ts';
import { deletionOf, deletionsOf } from '../retention/original-deletions.ts';
import { findPhoto } from './find-photo.ts';

/** A photo of a case with its newest examination. */
export interface CasePhoto {
  readonly photo: PhotoTable;
  /** Name of its exhibit, if it belongs to one. */
  readonly exhibit: string | undefined;
  readonly examined: StoredExamination | undefined;
  /** Set if its original was deleted under a retention rule. */
  readonly deleted: OriginalDeletionTable | undefined;
}

export interface StoredExamination {
  readonly row: ExaminationTable;
  readonly examination: Examination;
}

/**
 * The photos of a case in the order in which they were added, each with its examination loaded when its turn comes.
 * Deletions are those at the beginning: whoever reads an original checks again.
 *
 * @param except ids of photos to leave out
 */
export async function* casePhotos(
  db: Kysely<EvidenceTables>,
  caseId: string,
  except: ReadonlySet<string> = new Set(),
): AsyncGenerator<CasePhoto, void, undefined> {
  const photos = await db
    .selectFrom('photos')
    .selectAll()
    .where('case_id', '=', caseId)
    .orderBy('added_at')
    .orderBy('id')
    .execute();
  const exhibits = await db.selectFrom('exhibits').select(['id', 'name']).where('case_id', '=', caseId).execute();
  const names = new Map(exhibits.map(({ id, name }) => [id, name]));
  const deletions = await deletionsOf(db, caseId);
  for (const photo of photos.filter(({ id }) => !except.has(id))) {
    const exhibit = photo.exhibit_id === null ? undefined : names.get(photo.exhibit_id);
    yield { photo, exhibit, examined: await newestExamination(db, photo.id), deleted: deletions.get(photo.id) };
  }
}

/** The newest examination of a photo. */
export async function newestExamination(
  db: Kysely<EvidenceTables>,
  photoId: string,
): Promise<StoredExamination | undefined> {
  const row = await db
    .selectFrom('examinations')
    .selectAll()
    .where('photo_id', '=', photoId)
    .orderBy('examined_at', 'desc')
    .orderBy('id')
    .executeTakeFirst();
  return row && { row, examination: JSON.parse(row.examination) };
}

/** One photo of a case. Throws TelltaleError `photo_unknown`. */
export async function casePhotoOf(db: Kysely<EvidenceTables>, caseId: string, photoId: string): Promise<CasePhoto> {
  const photo = await findPhoto(db, caseId, photoId);
  const [exhibit, examined] = [await exhibitName(db, photo), await newestExamination(db, photo.id)];
  return { photo, exhibit, examined, deleted: await deletionOf(db, photo.id) };
}

/** The name of the exhibit that a photo belongs to. */
export async function exhibitName(db: Kysely<EvidenceTables>, photo: PhotoTable): Promise<string | undefined> {
  if (photo.exhibit_id === null) return undefined;
  const query = db.selectFrom('exhibits').select('name').where('id', '=', photo.exhibit_id);
  return (await query.executeTakeFirst())?.name;
}
