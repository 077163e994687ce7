import type { Kysely } from 'kysely';
import type { ExhibitRow } from '../../core/exhibit-row.ts';
import type { EvidenceTables, ExhibitFindingTable, ExhibitTable, PhotoTable } from '../evidence/evidence-tables.ts';
import { newestExamination, type StoredExamination } from './case-photos.ts';

/** An exhibit of a case with its photos, and its newest finding. */
export interface CaseExhibit {
  readonly exhibit: ExhibitTable;
  /** With their newest examinations, in the order in which they were added. */
  readonly photos: readonly { readonly photo: PhotoTable; readonly examined: StoredExamination | undefined }[];
  readonly judged: JudgedExhibit | undefined;
}

export interface JudgedExhibit {
  readonly row: ExhibitFindingTable;
  readonly finding: ExhibitRow;
  /** Ids of the examinations that were judged, in the order of the finding's photos. */
  readonly examinations: readonly string[];
}

/** The exhibits of a case in the order in which they were created, each loaded when its turn comes. */
export async function* caseExhibits(
  db: Kysely<EvidenceTables>,
  caseId: string,
): AsyncGenerator<CaseExhibit, void, undefined> {
  const exhibits = await db
    .selectFrom('exhibits')
    .selectAll()
    .where('case_id', '=', caseId)
    .orderBy('created_at')
    .orderBy('id')
    .execute();
  for (const exhibit of exhibits) {
    const rows = await db
      .selectFrom('photos')
      .selectAll()
      .where('exhibit_id', '=', exhibit.id)
      .orderBy('added_at')
      .orderBy('id')
      .execute();
    const photos = [];
    for (const photo of rows) photos.push({ photo, examined: await newestExamination(db, photo.id) });
    yield { exhibit, photos, judged: await newestFinding(db, exhibit.id) };
  }
}

/** Photos with tablets whose newest examinations are not part of the exhibit's newest finding. */
export function notJudged({ photos, judged }: CaseExhibit): readonly PhotoTable[] {
  return photos
    .filter(({ examined }) => examined !== undefined && examined.examination.tablets.length > 0)
    .filter(({ examined }) => !judged?.examinations.includes(examined?.row.id ?? ''))
    .map(({ photo }) => photo);
}

/** The newest finding about an exhibit. */
export async function newestFinding(db: Kysely<EvidenceTables>, exhibitId: string): Promise<JudgedExhibit | undefined> {
  const row = await db
    .selectFrom('exhibit_findings')
    .selectAll()
    .where('exhibit_id', '=', exhibitId)
    .orderBy('judged_at', 'desc')
    .orderBy('id')
    .executeTakeFirst();
  return row && { row, finding: JSON.parse(row.finding), examinations: JSON.parse(row.examinations) };
}
