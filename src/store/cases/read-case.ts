import { record } from '../custody/record.ts';
import type { EvidenceStore } from '../evidence/open-evidence.ts';
import { type CasePhoto, casePhotos } from './case-photos.ts';
import { type CaseExhibit, caseExhibits } from './exhibit-findings.ts';
import { type CaseRow, findCase } from './find-case.ts';

export interface ReadCase {
  readonly row: CaseRow;
  readonly photos: AsyncIterable<CasePhoto>;
  readonly exhibits: AsyncIterable<CaseExhibit>;
}

/** A case with its photos and their newest examinations, and its exhibits. The log says who read it, before it is read. */
export async function readCase(store: EvidenceStore, nameOrId: string, actor: string): Promise<ReadCase> {
  const row = await findCase(store.db, nameOrId);
  await record(store, { actor, action: 'case_read', case: row.id }, async () => ({ result: undefined }));
  return { row, photos: casePhotos(store.db, row.id), exhibits: caseExhibits(store.db, row.id) };
}
