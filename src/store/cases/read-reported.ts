import type { Kysely } from 'kysely';
import { TelltaleError } from '../../core/errors.ts';
import type {
  Reported,
  ReportedDeletion,
  ReportedExamination,
  ReportedExhibit,
  ReportedLaboratoryResult,
  ReportedPhoto,
  ReportedReview,
} from '../../core/reported.ts';
import { record } from '../custody/record.ts';
import type {
  EvidenceTables,
  ExaminationTable,
  LaboratoryResultTable,
  OriginalDeletionTable,
  PhotoTable,
  ReviewTable,
} from '../evidence/evidence-tables.ts';
import type { EvidenceStore } from '../evidence/open-evidence.ts';
import { deletionOf } from '../retention/original-deletions.ts';
import { caseExhibits } from './exhibit-findings.ts';
import { type CaseRow, findCase } from './find-case.ts';
import { lastChange } from './last-change.ts';

export interface ReportRequest {
  /** Name or id of the case. */
  readonly which: string;
  /** Name of the exhibit to which the report is limited. */
  readonly exhibit?: string | undefined;
  /** Name or SHA-256 of the photo to which the report is limited. */
  readonly photo?: string | undefined;
  readonly actor: string;
}

/**
 * What a report on a case, an exhibit or a photo says. The log says who read it, before it is read. The same evidence
 * gives the same values, however often it was read in between.
 *
 * @throws TelltaleError `case_unknown`, `exhibit_unknown`, `case_photo_unknown`; `evidence_altered` when the bytes of a
 *   photo that changed are read
 */
export async function readReported(store: EvidenceStore, request: ReportRequest): Promise<Reported & ReportedFrom> {
  const { which, exhibit, photo, actor } = request;
  const row = await findCase(store.db, which);
  await record(store, { actor, action: 'case_read', case: row.id }, async () => ({ result: undefined }));
  const reading = store.db.transaction().setIsolationLevel('repeatable read').setAccessMode('read only');
  return reading.execute(async (transaction) => {
    const photos = await photosOf(transaction, row.id, request);
    const subject = photo === undefined ? (exhibit === undefined ? 'case' : 'exhibit') : 'photo';
    return {
      caseId: row.id,
      subject,
      name: (subject === 'photo' ? photos[0]?.photo.name : exhibit) ?? row.name,
      case: caseOf(row),
      photos: await Promise.all(photos.map((one) => reportedPhoto(store, transaction, one))),
      exhibits: subject === 'photo' ? [] : await exhibitsOf(transaction, row.id, exhibit),
      log: await lastChange(transaction, row.id),
    };
  });
}

/** Which case it was read from. */
export interface ReportedFrom {
  readonly caseId: string;
}

/** Records a report and the SHA-256 of its file, before it is given out. */
export async function recordReport(
  store: EvidenceStore,
  { caseId, actor, sha256 }: ReportedFrom & { readonly actor: string; readonly sha256: string },
): Promise<void> {
  const act = { actor, action: 'report_exported', case: caseId, details: { sha256 } } as const;
  await record(store, act, async () => ({ result: undefined }));
}

interface PhotoOfExhibit {
  readonly photo: PhotoTable;
  readonly exhibit: string | undefined;
}

async function photosOf(
  db: Kysely<EvidenceTables>,
  caseId: string,
  { exhibit, photo }: ReportRequest,
): Promise<readonly PhotoOfExhibit[]> {
  const exhibits = await db.selectFrom('exhibits').select(['id', 'name']).where('case_id', '=', caseId).execute();
  const names = new Map(exhibits.map(({ id, name }) => [id, name]));
  if (exhibit !== undefined && ![...names.values()].includes(exhibit)) {
    throw new TelltaleError('exhibit_unknown', { received: exhibit });
  }
  const rows = await db
    .selectFrom('photos')
    .selectAll()
    .where('case_id', '=', caseId)
    .orderBy('added_at')
    .orderBy('id')
    .execute();
  const all = rows.map((row) => ({ photo: row, exhibit: names.get(row.exhibit_id ?? '') }));
  const wanted = all.filter(
    (one) =>
      (exhibit === undefined || one.exhibit === exhibit) &&
      (photo === undefined || one.photo.name === photo || one.photo.sha256 === photo.toLowerCase()),
  );
  // A name that several photos have names none of them.
  if (photo !== undefined && wanted.length !== 1) throw new TelltaleError('case_photo_unknown', { received: photo });
  return wanted;
}

async function reportedPhoto(
  store: EvidenceStore,
  db: Kysely<EvidenceTables>,
  { photo, exhibit }: PhotoOfExhibit,
): Promise<ReportedPhoto> {
  const rows = await db
    .selectFrom('examinations')
    .selectAll()
    .where('photo_id', '=', photo.id)
    .orderBy('examined_at', 'desc')
    .orderBy('id')
    .execute();
  const [examined, ...earlier] = rows.map(reportedExamination);
  const { name, sha256, bytes } = photo;
  const deletion = await deletionOf(db, photo.id);
  return {
    name,
    sha256,
    bytes,
    added: { at: photo.added_at, by: photo.added_by },
    deleted: deletion && reportedDeletion(deletion),
    exhibit,
    examined,
    earlier,
    reviews: (await statementsAbout(db, 'reviews', photo.id)).map(reviewOf),
    laboratoryResults: (await statementsAbout(db, 'laboratory_results', photo.id)).map(laboratoryResultOf),
    read: async () => (deletion === undefined ? store.originals.read(sha256) : undefined),
  };
}

function reportedDeletion({ deleted_at, deleted_by, rule, days, reason }: OriginalDeletionTable): ReportedDeletion {
  return { at: deleted_at, by: deleted_by, rule, days, reason };
}

function statementsAbout<Table extends 'reviews' | 'laboratory_results'>(
  db: Kysely<EvidenceTables>,
  table: Table,
  photoId: string,
): Promise<readonly EvidenceTables[Table][]> {
  const rows = db
    .selectFrom(table as 'reviews' | 'laboratory_results')
    .selectAll()
    .where('photo_id', '=', photoId)
    .orderBy('entered_at')
    .orderBy('id')
    .execute();
  return rows as unknown as Promise<readonly EvidenceTables[Table][]>;
}

function reportedExamination(row: ExaminationTable): ReportedExamination {
  return {
    examination: JSON.parse(row.examination),
    sha256: row.examination_sha256,
    done: { at: row.examined_at, by: row.examined_by },
    softwareVersion: row.software_version,
    backend: row.backend,
    prior: JSON.parse(row.settings).prior,
  };
}

function reviewOf({ tablet, opinion, reviewer, date, note }: ReviewTable): ReportedReview {
  return { tablet, opinion, reviewer, date, note };
}

function laboratoryResultOf(row: LaboratoryResultTable): ReportedLaboratoryResult {
  const { tablet, result, laboratory, date, substance, method, note } = row;
  return { tablet, result, laboratory, date, substance, method, note };
}

function caseOf({ id, name, note, created_at, created_by }: CaseRow): Reported['case'] & object {
  return { id, name, note, createdAt: created_at, createdBy: created_by };
}

async function exhibitsOf(
  db: Kysely<EvidenceTables>,
  caseId: string,
  only: string | undefined,
): Promise<ReportedExhibit[]> {
  const found: ReportedExhibit[] = [];
  for await (const { exhibit, photos, judged } of caseExhibits(db, caseId)) {
    if (only !== undefined && exhibit.name !== only) continue;
    // Which photo each judged examination was of, also if the photo has a newer one.
    const ids = judged?.examinations ?? [];
    const examined = await db
      .selectFrom('examinations')
      .select(['id', 'photo_id'])
      .where('id', 'in', ids.length > 0 ? ids : [''])
      .execute();
    const photoOf = new Map(examined.map((row) => [row.id, row.photo_id]));
    const hashOf = new Map(photos.map(({ photo }) => [photo.id, photo.sha256]));
    found.push({
      name: exhibit.name,
      finding: judged?.finding,
      judgedPhotos: ids.map((id) => hashOf.get(photoOf.get(id) ?? '') ?? ''),
    });
  }
  return found;
}
