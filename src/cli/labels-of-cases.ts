import type { Model } from '../core/model.ts';
import { say } from '../core/words/say.ts';
import { examineConfirmedBytes } from '../learn/examine-confirmed.ts';
import { type CaseResult, caseLabels } from '../learn/labels/case-labels.ts';
import type { ConfirmedPhoto } from '../learn/sort-references.ts';
import { type CaseResults, readCaseResults } from '../store/cases/case-results.ts';
import { findCase } from '../store/cases/find-case.ts';
import { listCases } from '../store/cases/list-cases.ts';
import type { LabelledPhotos } from './labelled-photos.ts';
import { startProgress } from './progress.ts';
import type { EvidenceCommand } from './with-evidence.ts';

/** Lines of the first case count from 0, those of the next from here, and so on. */
const LINES = 1_000_000;

/**
 * The laboratory results of these cases, or of all cases, with their photos examined anew. The custody log says who read them.
 *
 * @throws TelltaleError `case_unknown`; `evidence_altered` if a stored photo changed
 */
export async function labelsOfCases(
  { store, actor }: EvidenceCommand,
  which: readonly string[] | 'all',
  language: string,
  loadModel: () => Promise<Model>,
): Promise<LabelledPhotos> {
  const named = which === 'all' ? (await listCases(store, actor)).cases.map(({ id }) => id) : which;
  const rows = await Promise.all(named.map((one) => findCase(store.db, one)));
  const cases = [...new Map(rows.map((row) => [row.id, row])).values()];
  const results: CaseResults[] = [];
  for (const one of cases) results.push(await readCaseResults(store, one.id, actor));
  const deleted = results.reduce((sum, one) => sum + one.deleted, 0);
  if (deleted > 0) console.error(say('labels_of_deleted', language, { count: deleted }));
  const model = await loadModel();
  const files = results.flatMap(({ photos }, i) => photos.map((photo) => ({ ...photo, matter: cases[i]!.name })));
  const progress = startProgress(files.length, language);
  const photos = new Map<string, ConfirmedPhoto>();
  try {
    for (const { id, sha256, name, matter } of files) {
      const isOnly = files.filter((one) => one.matter === matter && one.name === name).length === 1;
      const shown = `${matter}/${name}${isOnly ? '' : ` (${sha256.slice(0, 12)})`}`;
      photos.set(id, await examineConfirmedBytes(shown, await store.originals.read(sha256), model, language));
      progress.advance();
    }
  } finally {
    progress.stop();
  }
  const all = results.flatMap(({ results: some }, i) =>
    some.map((one): CaseResult => ({ ...one, line: i * LINES + one.line })),
  );
  const caseOf: LabelledPhotos['caseOf'] = (line) => ({
    name: cases[Math.floor(line / LINES)]!.name,
    line: line % LINES,
  });
  return { read: caseLabels(all, photos), photos, caseOf };
}
