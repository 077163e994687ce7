import { ALL_TABLETS, type LaboratoryResult } from '../../core/confirmed/laboratory-words.ts';
import type { Examination, TabletFinding } from '../../core/examination.ts';
import type { EvidenceStore } from '../evidence/open-evidence.ts';
import { deletionsOf } from '../retention/original-deletions.ts';
import { exportLaboratoryResults } from './export-table.ts';

/** A laboratory result with what it is about. */
export interface CaseResultRow {
  /** Its line in the table that `exportTable` writes, after the head. */
  readonly line: number;
  /** Id of the photo. */
  readonly photo: string;
  readonly tablet: number | typeof ALL_TABLETS;
  /** The tablets of the examination that was newest when the result was entered, in their order. */
  readonly numbered: readonly TabletFinding[];
  readonly result: LaboratoryResult;
  readonly laboratory: string;
  /** The exhibit of the photo; without one, the photo. */
  readonly exhibit: string;
}

export interface CaseResults {
  /** Without those of photos whose original was deleted: nothing can be examined any more. */
  readonly results: readonly CaseResultRow[];
  /** The photos that have results. */
  readonly photos: readonly { readonly id: string; readonly name: string; readonly sha256: string }[];
  /** Results of photos whose original was deleted. */
  readonly deleted: number;
}

/** The laboratory results of a case with their photos. The log says who read them, as for an export. */
export async function readCaseResults(store: EvidenceStore, caseId: string, actor: string): Promise<CaseResults> {
  const rows = await exportLaboratoryResults(store, caseId, actor);
  const { db } = store;
  const photos = await db.selectFrom('photos').selectAll().where('case_id', '=', caseId).execute();
  const results: CaseResultRow[] = [];
  const deletions = await deletionsOf(db, caseId);
  let deleted = 0;
  for (const [index, { row }] of rows.entries()) {
    if (deletions.has(row.photo_id)) {
      deleted++;
      continue;
    }
    const photo = photos.find(({ id }) => id === row.photo_id)!;
    const { tablet, result, laboratory } = row;
    const numbered = tablet === null ? [] : await tabletsAt(store, row.photo_id, row.entered_at);
    const exhibit = photo.exhibit_id ?? photo.id;
    results.push({
      line: index + 2,
      photo: photo.id,
      tablet: tablet ?? ALL_TABLETS,
      numbered,
      result,
      laboratory,
      exhibit,
    });
  }
  return { results, photos: photos.filter(({ id }) => results.some((one) => one.photo === id)), deleted };
}

/** The tablets of the newest examination at that time. */
async function tabletsAt({ db }: EvidenceStore, photoId: string, time: string): Promise<readonly TabletFinding[]> {
  const row = await db
    .selectFrom('examinations')
    .select('examination')
    .where('photo_id', '=', photoId)
    .where('examined_at', '<=', time)
    .orderBy('examined_at', 'desc')
    .orderBy('id')
    .executeTakeFirst();
  if (row === undefined) return [];
  const { tablets }: Examination = JSON.parse(row.examination);
  return tablets;
}
