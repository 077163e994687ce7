import { randomUUID } from 'node:crypto';
import type { Examination, Policy } from '../../core/examination.ts';
import { canonicalJson } from '../custody/canonical-json.ts';
import { record } from '../custody/record.ts';
import { rowSha256, sha256Hex } from '../custody/sha256-hex.ts';
import type { ExaminationTable, TabletTable } from '../evidence/evidence-tables.ts';
import type { EvidenceStore } from '../evidence/open-evidence.ts';

export interface NewExamination {
  readonly caseId: string;
  readonly photoId: string;
  readonly examination: Examination;
  readonly policy: Policy;
  readonly backend: string;
  readonly actor: string;
  /** Of the program that examined; by default the present one. */
  readonly softwareVersion?: string;
  /** Where a result comes from that was not made now. */
  readonly source?: 'scan';
}

/** Stores a result with its model, the program's version and the settings. Returns its id. */
export async function storeExamination(store: EvidenceStore, result: NewExamination): Promise<string> {
  const { caseId, photoId, examination, actor, source } = result;
  const id = randomUUID();
  const details = source && { source };
  await record(store, { actor, action: 'photo_examined', case: caseId, details }, async (transaction, time) => {
    const text = JSON.stringify(examination);
    const { name, version, sha256 } = examination.model;
    const row: ExaminationTable = {
      id,
      photo_id: photoId,
      model_name: name,
      model_version: version,
      model_sha256: sha256,
      software_version: result.softwareVersion ?? store.softwareVersion,
      backend: result.backend,
      settings: settingsText(result.policy),
      examination: text,
      examination_sha256: sha256Hex(text),
      examined_at: time,
      examined_by: actor,
    };
    const tablets = tabletRows(id, examination);
    await transaction.insertInto('examinations').values(row).execute();
    if (tablets.length > 0) await transaction.insertInto('tablets').values(tablets).execute();
    return { result: id, touched: [{ table: 'examinations', id, sha256: examinationSha256(row, tablets) }] };
  });
  return id;
}

/** The same, unless the photo has an examination of these bytes already. Returns whether it was stored. */
export async function storeExaminationOnce(store: EvidenceStore, result: NewExamination): Promise<boolean> {
  const known = await store.db
    .selectFrom('examinations')
    .select('id')
    .where('photo_id', '=', result.photoId)
    .where('examination_sha256', '=', sha256Hex(JSON.stringify(result.examination)))
    .executeTakeFirst();
  if (known !== undefined) return false;
  await storeExamination(store, result);
  return true;
}

/** Whatever changes a result beside photo, model, program and backend. */
export function settingsText({ prior, language }: Policy): string {
  return canonicalJson({ prior, language });
}

/** The hash of an examination's row with those of its tablets. */
export function examinationSha256(row: ExaminationTable, tablets: readonly TabletTable[]): string {
  return rowSha256({ ...row, tablets: tablets.map(rowSha256) });
}

function tabletRows(examinationId: string, { tablets }: Examination): TabletTable[] {
  return tablets.map(({ face, verdict, counterfeit }, index) => ({
    examination_id: examinationId,
    number: index + 1,
    face,
    verdict,
    log10_likelihood_ratio: counterfeit?.log10LikelihoodRatio ?? null,
  }));
}
