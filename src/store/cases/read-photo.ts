import type { Examination } from '../../core/examination.ts';
import { record } from '../custody/record.ts';
import type { ExaminationTable, OriginalDeletionTable, PhotoTable } from '../evidence/evidence-tables.ts';
import type { EvidenceStore } from '../evidence/open-evidence.ts';
import { deletionOf, expectOriginal } from '../retention/original-deletions.ts';
import { exhibitName } from './case-photos.ts';
import { findCase } from './find-case.ts';
import { findPhoto } from './find-photo.ts';

/** Which photo is read, and by whom. */
export interface PhotoReading {
  /** Name or id of the case. */
  readonly which: string;
  /** Id or SHA-256. */
  readonly photo: string;
  readonly actor: string;
}

export interface ReadPhoto {
  readonly photo: PhotoTable;
  /** Name of its exhibit, if it belongs to one. */
  readonly exhibit: string | undefined;
  /** Set if its original was deleted. */
  readonly deleted: OriginalDeletionTable | undefined;
  /** The newest one first. */
  readonly examinations: readonly { readonly row: ExaminationTable; readonly examination: Examination }[];
}

/** A photo's row with all of its examinations. The log says who read it, before it is read. */
export async function readPhoto(store: EvidenceStore, reading: PhotoReading): Promise<ReadPhoto> {
  const photo = await recordReading(store, reading, 'photo_read');
  const rows = await store.db
    .selectFrom('examinations')
    .selectAll()
    .where('photo_id', '=', photo.id)
    .orderBy('examined_at', 'desc')
    .orderBy('id')
    .execute();
  const examinations = rows.map((row) => ({ row, examination: JSON.parse(row.examination) }));
  const deleted = await deletionOf(store.db, photo.id);
  return { photo, exhibit: await exhibitName(store.db, photo), deleted, examinations };
}

/**
 * The original bytes of a photo. The log says who read them, before they are read.
 *
 * @throws TelltaleError `case_unknown`, `photo_unknown`, `original_deleted`, `evidence_altered`
 */
export async function readOriginal(
  store: EvidenceStore,
  reading: PhotoReading,
): Promise<{ readonly photo: PhotoTable; readonly bytes: Buffer }> {
  const photo = await recordReading(store, reading, 'original_read');
  await expectOriginal(store.db, photo);
  return { photo, bytes: await store.originals.read(photo.sha256) };
}

async function recordReading(
  store: EvidenceStore,
  { which, photo: named, actor }: PhotoReading,
  action: 'photo_read' | 'original_read',
): Promise<PhotoTable> {
  const { id } = await findCase(store.db, which);
  const photo = await findPhoto(store.db, id, named);
  await record(store, { actor, action, case: id, details: { photo: photo.id } }, async () => ({ result: undefined }));
  return photo;
}
