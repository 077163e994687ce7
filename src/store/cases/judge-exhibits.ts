import { randomUUID } from 'node:crypto';
import type { JudgingSettings } from '../../core/exhibit/judge-exhibit.ts';
import { exhibitRow } from '../../core/exhibit-row.ts';
import { canonicalJson } from '../custody/canonical-json.ts';
import { record } from '../custody/record.ts';
import { rowSha256, sha256Hex } from '../custody/sha256-hex.ts';
import type { ExhibitFindingTable } from '../evidence/evidence-tables.ts';
import type { EvidenceStore } from '../evidence/open-evidence.ts';
import type { CaseExamination } from './examine-case.ts';
import { type CaseExhibit, caseExhibits } from './exhibit-findings.ts';
import { settingsText } from './store-examination.ts';

/**
 * Judges the exhibits of a case from the newest examinations of their photos by the present model, and stores the
 * findings that are new. Photos that another model examined are left out: likelihood ratios of two models cannot be
 * combined. Nothing is judged by a model without a calibration for exhibits.
 *
 * @param only ids of the exhibits to judge; by default all of the case
 */
export async function judgeExhibits(
  store: EvidenceStore,
  work: CaseExamination,
  only?: ReadonlySet<string | null>,
): Promise<void> {
  const { settings } = work.examiner;
  if (settings === undefined) return;
  for await (const exhibit of caseExhibits(store.db, work.caseId)) {
    if (only?.has(exhibit.exhibit.id) === false) continue;
    const judged = judge(store, exhibit, work, settings);
    if (judged !== undefined && !isKnown(judged, exhibit)) await storeFinding(store, work, judged);
  }
}

type Judged = Omit<ExhibitFindingTable, 'id' | 'judged_at' | 'judged_by'>;

function judge(
  store: EvidenceStore,
  { exhibit, photos }: CaseExhibit,
  { policy, examiner }: CaseExamination,
  settings: JudgingSettings,
): Judged | undefined {
  const { model } = examiner;
  const examined = photos.flatMap((photo) => photo.examined ?? []);
  const counted = examined.filter(
    ({ row, examination }) => row.model_sha256 === model.sha256 && examination.tablets.length > 0,
  );
  const rows = counted.map(({ examination }) => examination);
  const finding = exhibitRow(exhibit.name, rows, { settings, model }, policy);
  if (finding === undefined) return undefined;
  const text = JSON.stringify(finding);
  return {
    exhibit_id: exhibit.id,
    examinations: JSON.stringify(counted.map(({ row }) => row.id)),
    model_name: model.name,
    model_version: model.version,
    model_sha256: model.sha256,
    software_version: store.softwareVersion,
    settings: settingsText(policy),
    finding: text,
    finding_sha256: sha256Hex(text),
  };
}

/** Whether the newest finding says exactly this. */
function isKnown(judged: Judged, exhibit: CaseExhibit): boolean {
  if (exhibit.judged === undefined) return false;
  const { id: _, judged_at: _at, judged_by: _by, ...known } = exhibit.judged.row;
  return canonicalJson(known) === canonicalJson(judged);
}

async function storeFinding(store: EvidenceStore, work: CaseExamination, judged: Judged): Promise<void> {
  const { caseId, actor } = work;
  const id = randomUUID();
  await record(store, { actor, action: 'exhibit_judged', case: caseId }, async (transaction, time) => {
    const row: ExhibitFindingTable = { ...judged, id, judged_at: time, judged_by: actor };
    await transaction.insertInto('exhibit_findings').values(row).execute();
    return { result: id, touched: [{ table: 'exhibit_findings', id, sha256: rowSha256(row) }] };
  });
}
