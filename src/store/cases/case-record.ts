import type { Kysely } from 'kysely';
import { parseEntry } from '../custody/custody-entry.ts';
import { record } from '../custody/record.ts';
import type {
  EvidenceTables,
  ExaminationTable,
  ExhibitFindingTable,
  ExhibitTable,
  LaboratoryResultTable,
  OriginalDeletionTable,
  PhotoTable,
  ReviewTable,
  TabletTable,
} from '../evidence/evidence-tables.ts';
import type { EvidenceStore } from '../evidence/open-evidence.ts';
import { type CaseStates, caseStatesOf } from '../retention/case-state.ts';
import { deletionsOf } from '../retention/original-deletions.ts';
import { type JudgedExhibit, newestFinding } from './exhibit-findings.ts';
import { type CaseRow, findCase } from './find-case.ts';
import { newestExaminationId } from './tablet-query.ts';

/** An examination without its text. */
export type ExaminationFacts = Omit<ExaminationTable, 'examination'>;

/** A finding about an exhibit without its text. */
export type FindingFacts = Omit<ExhibitFindingTable, 'finding'>;

/** Everything about a case but the whole texts of its examinations. */
export interface CaseRecord {
  readonly row: CaseRow;
  /** Whether it is closed, and on legal hold. */
  readonly states: CaseStates;
  readonly exhibits: readonly ExhibitTable[];
  /** What its exhibits show together: every finding, without its text, in the order in which they were judged. */
  readonly exhibitFindings: readonly FindingFacts[];
  /** The newest of them, by the exhibit's id. */
  readonly judged: ReadonlyMap<string, JudgedExhibit>;
  readonly photos: readonly RecordedPhoto[];
  readonly reviews: readonly ReviewTable[];
  readonly laboratoryResults: readonly LaboratoryResultTable[];
  readonly log: CaseLog;
}

export interface RecordedPhoto {
  readonly photo: PhotoTable;
  /** The newest one with its tablets; undefined if there is none. */
  readonly examination: (ExaminationFacts & { readonly tablets: readonly TabletTable[] }) | undefined;
  /** Set if its original was deleted. */
  readonly deleted: OriginalDeletionTable | undefined;
}

export interface CaseLog {
  /** The newest ones, in their order. */
  readonly entries: readonly LoggedEntry[];
  readonly total: number;
}

export interface LoggedEntry {
  readonly number: number;
  readonly sha256: string;
  readonly time: string;
  readonly actor: string;
  readonly action: string;
}

/** Entries of the log that are shown with a case; verifying and exporting has all of them. */
const MAX_ENTRIES = 200;

/** A case for somebody who reads it. The log says who, before it is read, and the entry is among those returned. */
export async function readCaseRecord(store: EvidenceStore, nameOrId: string, actor: string): Promise<CaseRecord> {
  const row = await findCase(store.db, nameOrId);
  await record(store, { actor, action: 'case_read', case: row.id }, async () => ({ result: undefined }));
  return caseRecord(store.db, row);
}

/** The same without an entry, for callers that write their own. */
export async function caseRecord(db: Kysely<EvidenceTables>, row: CaseRow): Promise<CaseRecord> {
  const exhibits = await db
    .selectFrom('exhibits')
    .selectAll()
    .where('case_id', '=', row.id)
    .orderBy('created_at')
    .orderBy('name')
    .execute();
  return {
    row,
    states: await caseStatesOf(db, row.id),
    exhibits,
    exhibitFindings: await findingsOf(db, row.id),
    judged: new Map(await Promise.all(exhibits.map(({ id }) => judgedPair(db, id))).then((all) => all.flat())),
    photos: await recordedPhotos(db, row.id),
    reviews: await statementsOf(db, 'reviews', row.id),
    laboratoryResults: await statementsOf(db, 'laboratory_results', row.id),
    log: await caseLog(db, row.id),
  };
}

/** The photos of a case in the order in which they were added. */
export async function recordedPhotos(db: Kysely<EvidenceTables>, caseId: string): Promise<RecordedPhoto[]> {
  const photos = await db
    .selectFrom('photos')
    .selectAll()
    .where('case_id', '=', caseId)
    .orderBy('added_at')
    .orderBy('id')
    .execute();
  const newest = db
    .selectFrom('photos')
    .innerJoin('examinations', (join) => join.on((on) => on('examinations.id', '=', newestExaminationId(on))))
    .where('photos.case_id', '=', caseId);
  const examinations = await newest
    .select([
      'examinations.id',
      'photo_id',
      'model_name',
      'model_version',
      'model_sha256',
      'software_version',
      'backend',
      'settings',
      'examination_sha256',
      'examined_at',
      'examined_by',
    ])
    .execute();
  const tablets = await newest
    .innerJoin('tablets', 'tablets.examination_id', 'examinations.id')
    .selectAll('tablets')
    .orderBy('tablets.number')
    .execute();
  const ofExamination = groupBy(tablets, ({ examination_id: id }) => id);
  const ofPhoto = new Map(examinations.map((facts) => [facts.photo_id, facts]));
  const deletions = await deletionsOf(db, caseId);
  return photos.map((photo) => {
    const facts = ofPhoto.get(photo.id);
    const examination = facts && { ...facts, tablets: ofExamination.get(facts.id) ?? [] };
    return { photo, examination, deleted: deletions.get(photo.id) };
  });
}

async function judgedPair(
  db: Kysely<EvidenceTables>,
  exhibitId: string,
): Promise<readonly (readonly [string, JudgedExhibit])[]> {
  const judged = await newestFinding(db, exhibitId);
  return judged === undefined ? [] : [[exhibitId, judged]];
}

async function findingsOf(db: Kysely<EvidenceTables>, caseId: string): Promise<FindingFacts[]> {
  return db
    .selectFrom('exhibit_findings')
    .innerJoin('exhibits', 'exhibits.id', 'exhibit_findings.exhibit_id')
    .select([
      'exhibit_findings.id',
      'exhibit_id',
      'examinations',
      'model_name',
      'model_version',
      'model_sha256',
      'software_version',
      'settings',
      'finding_sha256',
      'judged_at',
      'judged_by',
    ])
    .where('exhibits.case_id', '=', caseId)
    .orderBy('judged_at')
    .orderBy('exhibit_findings.id')
    .execute();
}

function groupBy<Item>(items: readonly Item[], keyOf: (item: Item) => string): ReadonlyMap<string, readonly Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return groups;
}

/** What people or laboratories said about the photos of a case, in the order in which it was entered. */
async function statementsOf<Table extends 'reviews' | 'laboratory_results'>(
  db: Kysely<EvidenceTables>,
  table: Table,
  caseId: string,
): Promise<readonly EvidenceTables[Table][]> {
  const rows = await db
    .selectFrom(table as 'reviews' | 'laboratory_results')
    .selectAll()
    .where('photo_id', 'in', (query) => query.selectFrom('photos').select('id').where('case_id', '=', caseId))
    .orderBy('entered_at')
    .orderBy('id')
    .execute();
  return rows as unknown as readonly EvidenceTables[Table][];
}

async function caseLog(db: Kysely<EvidenceTables>, caseId: string): Promise<CaseLog> {
  // Entries are canonical JSON, and an id has no character that LIKE or JSON would take for something else.
  const own = db.selectFrom('custody_log').where('entry', 'like', `%"case":"${caseId}"%`);
  const { total } = await own.select(({ fn }) => fn.countAll().as('total')).executeTakeFirstOrThrow();
  const rows = await own.selectAll().orderBy('number', 'desc').limit(MAX_ENTRIES).execute();
  const entries = rows.reverse().map(({ number, sha256, entry }) => {
    const { time = '', actor = '', action = '' } = parseEntry(entry) ?? {};
    return { number, sha256, time, actor, action };
  });
  return { entries, total: Number(total) };
}
