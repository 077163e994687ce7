import { record } from '../custody/record.ts';
import type { CaseTable } from '../evidence/evidence-tables.ts';
import type { EvidenceStore } from '../evidence/open-evidence.ts';

export interface ListedCase extends CaseTable {
  readonly photos: number;
}

/** All cases, the newest first. The log says who listed them. */
export async function listCases(store: EvidenceStore, actor: string): Promise<readonly ListedCase[]> {
  const listed = await record(store, { actor, action: 'cases_listed' }, async (transaction) => {
    const rows = await transaction
      .selectFrom('cases')
      .leftJoin('photos', 'photos.case_id', 'cases.id')
      .selectAll('cases')
      .select(({ fn }) => fn.count('photos.id').as('photos'))
      .groupBy(['cases.id', 'cases.name', 'cases.note', 'cases.created_at', 'cases.created_by'])
      .orderBy('cases.created_at', 'desc')
      .orderBy('cases.name')
      .execute();
    // PostgreSQL counts in texts.
    const result = rows.map((row) => ({ ...row, photos: Number(row.photos) }));
    return { result, details: { cases: result.length } };
  });
  return listed ?? [];
}
