import { readItem } from '../batch/examine-item.ts';
import { PassedOverTally } from '../batch/passed-over.ts';
import { readSources } from '../batch/sources/read-sources.ts';
import { DEFAULT_SOURCE_LIMITS } from '../batch/sources/source-limits.ts';
import { TelltaleError } from '../core/errors.ts';
import type { Policy } from '../core/examination.ts';
import { say } from '../core/words/say.ts';
import { passedOverLines } from '../report/passed-over-lines.ts';
import type { ExaminerPool } from '../runtime/pool/examiner-pool.ts';
import { type AddedPhoto, addPhoto, type NewPhoto } from '../store/cases/add-photo.ts';
import { examineCase } from '../store/cases/examine-case.ts';
import { findCase } from '../store/cases/find-case.ts';
import type { EvidenceStore } from '../store/evidence/open-evidence.ts';
import type { AddOptions } from './case.ts';
import { policyOf, withPool } from './case-examiner.ts';
import { FindingsTable, printable } from './findings-table.ts';
import { noticeLines } from './notice-lines.ts';
import { takeScan } from './take-scan.ts';
import type { EvidenceCommand } from './with-evidence.ts';

/** EX_DATAERR of sysexits.h: the others are stored, and some could not be read or examined. */
const SOME_FAILED = 65;

/**
 * Stores the photos of the sources, one line for each once it is on the disk, and examines those of the case that are not
 * examined yet, the first ones while others are being stored. Returns the exit status.
 */
export async function addToCase(
  command: EvidenceCommand,
  which: string,
  sources: readonly string[],
  options: AddOptions,
): Promise<number> {
  // Everything that can be wrong is checked before anything is stored.
  const policy = await policyOf(options);
  const { scan, language } = options;
  if (sources.length === 0 && scan === undefined) {
    const expected = say('expected_case_sources', language);
    throw new TelltaleError('setting_invalid', { setting: 'source', expected, received: '-' });
  }
  const { id: caseId } = await findCase(command.store.db, which);
  let failed = 0;
  const store = async () => {
    if (scan !== undefined) failed += await takeScan(command, caseId, scan, options);
    if (sources.length > 0) failed += await storePhotos(command, caseId, sources, options);
  };
  const storing = store();
  // Without a model, photos are stored all the same. A scan brings examinations, which are not made again.
  const examined =
    options.storeOnly === true
      ? Promise.resolve(0)
      : withPool(command, options, async (pool) => {
          if (scan !== undefined) await storing;
          return examine(command, { caseId, policy, pool, storing });
        });
  const [stored, unexamined] = await Promise.allSettled([storing, examined]);
  if (stored.status === 'rejected') throw stored.reason;
  if (unexamined.status === 'rejected') throw unexamined.reason;
  return failed + unexamined.value > 0 ? SOME_FAILED : 0;
}

/** Returns how many could not be read. */
async function storePhotos(
  { store, actor }: EvidenceCommand,
  caseId: string,
  sources: readonly string[],
  { exhibit, language }: AddOptions,
): Promise<number> {
  const passedOver = new PassedOverTally();
  const counts = { added: 0, known: 0, failed: 0 };
  for await (const item of passedOver.itemsToExamine(readSources(sources, DEFAULT_SOURCE_LIMITS))) {
    const name = item.label;
    const bytes = await readItem(item);
    const added =
      bytes instanceof TelltaleError ? bytes : await addOrRefuse(store, { caseId, name, bytes, exhibit, actor });
    if (added instanceof TelltaleError) {
      const { code, values }: TelltaleError = added;
      console.error(`${printable(name)}: ${say(code, language, values)}`);
      counts.failed++;
      continue;
    }
    const { sha256, isNew } = added;
    counts[isNew ? 'added' : 'known']++;
    // Printed only now: whoever reads this line finds the photo again, even if the machine stops right after it.
    console.log(say(isNew ? 'case_stored' : 'case_already_stored', language, { name, sha256 }));
  }
  for (const line of passedOverLines(passedOver.summary, language)) console.log(printable(line));
  if (counts.added + counts.known + counts.failed === 0) {
    throw new TelltaleError('source_no_photos', { path: sources.join(', ') });
  }
  console.log(say('case_added', language, counts));
  return counts.failed;
}

/** A photo that the case had and had to delete is no reason to leave out the next ones. */
async function addOrRefuse(store: EvidenceStore, photo: NewPhoto): Promise<AddedPhoto | TelltaleError> {
  try {
    return await addPhoto(store, photo);
  } catch (error) {
    if (error instanceof TelltaleError && error.code === 'photo_deleted_before') return error;
    throw error;
  }
}

interface Examining {
  readonly caseId: string;
  readonly policy: Policy;
  readonly pool: ExaminerPool;
  readonly storing: Promise<void>;
}

/** Returns how many could not be examined. What was stored stands first: its findings are printed when all is stored. */
async function examine(
  { store, actor }: EvidenceCommand,
  { caseId, policy, pool, storing }: Examining,
): Promise<number> {
  const table = new FindingsTable(policy, process.stdout.columns);
  const lines = [`\n${table.head()}`];
  let isStored = false;
  const print = () => {
    isStored = true;
    for (const line of lines.splice(0)) console.log(line);
  };
  storing.then(print, () => undefined);
  let failed = 0;
  for await (const { after } of examineCase(store, { caseId, policy, examiner: pool, actor }, storing)) {
    lines.push(table.rowsOf(after));
    if (after.status === 'error') failed++;
    if (isStored) print();
  }
  console.log(`\n${noticeLines(pool.model.evidence, policy.language)}`);
  return failed;
}
