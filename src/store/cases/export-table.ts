import { ALL_TABLETS } from '../../core/confirmed/laboratory-words.ts';
import { record } from '../custody/record.ts';
import type { LaboratoryResultTable, ReviewTable } from '../evidence/evidence-tables.ts';
import type { EvidenceStore } from '../evidence/open-evidence.ts';

/** A row with the values of its columns in tables (core/confirmed/laboratory-words.ts). */
export interface Exported<Row> {
  readonly row: Row;
  /** The photo's name; its SHA-256 if another photo of the case has the same name. */
  readonly photo: string;
  readonly tablet: string;
}

/** The laboratory results of a case, in the order in which they were entered. The log says who exported them. */
export function exportLaboratoryResults(store: EvidenceStore, caseId: string, actor: string) {
  return exportRows<LaboratoryResultTable>(store, caseId, actor, 'laboratory_results');
}

/** The reviews of a case, in the order in which they were entered. The log says who exported them. */
export function exportReviews(store: EvidenceStore, caseId: string, actor: string) {
  return exportRows<ReviewTable>(store, caseId, actor, 'reviews');
}

async function exportRows<Row extends ReviewTable | LaboratoryResultTable>(
  store: EvidenceStore,
  caseId: string,
  actor: string,
  table: 'reviews' | 'laboratory_results',
): Promise<readonly Exported<Row>[]> {
  const act = { actor, action: `${table}_exported`, case: caseId } as const;
  const exported = await record(store, act, async (transaction) => {
    const photos = await transaction.selectFrom('photos').selectAll().where('case_id', '=', caseId).execute();
    const rows = await transaction
      .selectFrom(table)
      .selectAll()
      .where('photo_id', 'in', (query) => query.selectFrom('photos').select('id').where('case_id', '=', caseId))
      .orderBy('entered_at')
      .orderBy('id')
      .execute();
    const names = new Map(
      photos.map(({ id, name, sha256 }) => {
        const isOnly = photos.filter((photo) => photo.name === name).length === 1;
        return [id, isOnly ? name : sha256];
      }),
    );
    const result = rows.map((row) => ({
      row: row as unknown as Row,
      photo: names.get(row.photo_id) ?? '',
      tablet: row.tablet === null ? ALL_TABLETS : String(row.tablet),
    }));
    return { result, details: { rows: result.length } };
  });
  return exported ?? [];
}
