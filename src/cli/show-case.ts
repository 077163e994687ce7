import type { EvidenceBase } from '../core/model.ts';
import { say } from '../core/words/say.ts';
import { type CaseExhibit, notJudged } from '../store/cases/exhibit-findings.ts';
import { readCase } from '../store/cases/read-case.ts';
import { caseStatesOf } from '../store/retention/case-state.ts';
import { exhibitLine } from './exhibit-lines.ts';
import { FindingsTable, printable } from './findings-table.ts';
import { formatDeletion } from './format-deletion.ts';
import { noticeLines } from './notice-lines.ts';
import type { EvidenceCommand } from './with-evidence.ts';

/** Prints a case: its photos with their hashes, and the findings of their newest examinations, and what its exhibits show together. */
export async function showCase({ store, actor }: EvidenceCommand, which: string, language: string): Promise<void> {
  const { row, photos, exhibits } = await readCase(store, which, actor);
  const date = row.created_at.slice(0, 10);
  console.log(say('case_head', language, { name: row.name, id: row.id, date, by: row.created_by }));
  if (row.note !== null) console.log(printable(row.note));
  for (const one of Object.values(await caseStatesOf(store.db, row.id))) {
    if (one === undefined) continue;
    const { state, entered_at: at, entered_by: by, note } = one;
    console.log(say(`case_is_${state as 'closed' | 'held'}`, language, { date: at.slice(0, 10), by }));
    if (note !== null) console.log(printable(note));
  }
  let evidence: EvidenceBase | undefined;
  for await (const { photo, exhibit, examined, deleted } of photos) {
    const { name, sha256, bytes, added_at: added, added_by: by } = photo;
    console.log(`\n${say('case_photo', language, { name, sha256, bytes, date: added, by })}`);
    if (exhibit !== undefined) console.log(say('case_photo_exhibit', language, { exhibit }));
    if (deleted !== undefined) console.log(formatDeletion(deleted, language));
    if (examined === undefined) {
      console.log(say('case_photo_not_examined', language));
      continue;
    }
    const { model_name: model, model_version: version, model_sha256, software_version, backend } = examined.row;
    const names = { model, version, sha256: model_sha256, software: software_version, backend };
    console.log(say('case_photo_examined', language, names));
    const { prior } = JSON.parse(examined.row.settings);
    const table = new FindingsTable({ prior, language }, process.stdout.columns);
    console.log(`${table.head()}\n${table.rowsOf(examined.examination)}`);
    evidence = examined.examination.model.evidence;
  }
  for await (const exhibit of exhibits) {
    for (const line of exhibitLinesOf(exhibit, language)) console.log(line);
  }
  if (evidence !== undefined) console.log(`\n${noticeLines(evidence, language)}`);
}

function exhibitLinesOf(exhibit: CaseExhibit, language: string): string[] {
  const { judged } = exhibit;
  if (judged === undefined) return [];
  const photos = notJudged(exhibit).length;
  return [
    `\n${say('report_exhibit', language)} ${exhibitLine(judged.finding, language)}`,
    ...(photos > 0 ? [say('case_exhibit_not_judged', language, { photos })] : []),
  ];
}
