import { randomUUID } from 'node:crypto';
import {
  LABORATORY_COLUMNS,
  LABORATORY_RESULTS,
  REVIEW_COLUMNS,
  REVIEW_OPINIONS,
} from '../../core/confirmed/laboratory-words.ts';
import { type Act, record } from '../custody/record.ts';
import { rowSha256 } from '../custody/sha256-hex.ts';
import type { LaboratoryResultTable, ReviewTable } from '../evidence/evidence-tables.ts';
import type { EvidenceStore } from '../evidence/open-evidence.ts';
import { type RecordedPhoto, recordedPhotos } from './case-record.ts';
import { type RefusedRow, readTable, type TableRow, type TableRows } from './read-table.ts';
import { resolveDate, resolveSubject, resolveWord } from './resolve-row.ts';

export interface TableImport {
  readonly caseId: string;
  readonly text: string;
  /** Where the text came from, for messages. */
  readonly path: string;
  readonly actor: string;
}

export interface Imported {
  readonly added: number;
  /** Rows that say exactly what is stored already, or an earlier row of the table. */
  readonly known: number;
  /** If there is one, nothing is stored. */
  readonly refused: readonly RefusedRow[];
}

/** Without what differs at every entry. */
export type Said<Row> = Omit<Row, 'id' | 'entered_at' | 'entered_by'>;

const LABORATORY_TABLE: ImportedTable<LaboratoryResultTable> = {
  table: 'laboratory_results',
  imported: 'laboratory_results_imported',
  entered: 'laboratory_result_entered',
  columns: LABORATORY_COLUMNS,
  read: readLaboratoryResult,
};

const REVIEW_TABLE: ImportedTable<ReviewTable> = {
  table: 'reviews',
  imported: 'reviews_imported',
  entered: 'review_entered',
  columns: REVIEW_COLUMNS,
  read: readReview,
};

/** Stores the laboratory results of a table, all or none. Throws TelltaleError `table_invalid`. */
export async function importLaboratoryResults(store: EvidenceStore, work: TableImport): Promise<Imported> {
  return importTable(store, work, LABORATORY_TABLE);
}

/** Stores the reviews of a table, all or none. Throws TelltaleError `table_invalid`. */
export async function importReviews(store: EvidenceStore, work: TableImport): Promise<Imported> {
  return importTable(store, work, REVIEW_TABLE);
}

/** A single row, by the names of its columns; an empty field is absent. */
export interface Entry {
  readonly caseId: string;
  readonly fields: TableRow['fields'];
  readonly actor: string;
}

/** Stores one laboratory result, by the rules of a table's row. */
export async function enterLaboratoryResult(store: EvidenceStore, entry: Entry): Promise<Imported> {
  return enterRow(store, entry, LABORATORY_TABLE);
}

/** Stores one review, by the rules of a table's row. */
export async function enterReview(store: EvidenceStore, entry: Entry): Promise<Imported> {
  return enterRow(store, entry, REVIEW_TABLE);
}

function readLaboratoryResult(
  row: TableRow,
  photos: readonly RecordedPhoto[],
  now: Date,
): Said<LaboratoryResultTable> | RefusedRow {
  const subject = resolveSubject(row, photos);
  if ('code' in subject) return subject;
  const result = resolveWord(row, 'result', LABORATORY_RESULTS);
  if (typeof result === 'object') return result;
  const date = resolveDate(row, now);
  if (typeof date === 'object') return date;
  const { laboratory = '', substance = null, method = null, note = null } = row.fields;
  const { photoId, tablet = null } = subject;
  return { photo_id: photoId, tablet, result, laboratory, date, substance, method, note };
}

/** A row of a table of reviews. */
export function readReview(row: TableRow, photos: readonly RecordedPhoto[], now: Date): Said<ReviewTable> | RefusedRow {
  const subject = resolveSubject(row, photos);
  if ('code' in subject) return subject;
  const opinion = resolveWord(row, 'opinion', REVIEW_OPINIONS);
  if (typeof opinion === 'object') return opinion;
  const date = resolveDate(row, now);
  if (typeof date === 'object') return date;
  const { reviewer = '', note = null } = row.fields;
  const { photoId, examinationId = null, tablet = null } = subject;
  return { photo_id: photoId, examination_id: examinationId, tablet, opinion, reviewer, date, note };
}

interface ImportedTable<Row> {
  readonly table: 'reviews' | 'laboratory_results';
  readonly imported: 'reviews_imported' | 'laboratory_results_imported';
  readonly entered: 'review_entered' | 'laboratory_result_entered';
  readonly columns: Parameters<typeof readTable>[2];
  read(row: TableRow, photos: readonly RecordedPhoto[], now: Date): Said<Row> | RefusedRow;
}

async function importTable<Row extends ReviewTable | LaboratoryResultTable>(
  store: EvidenceStore,
  { caseId, text, path, actor }: TableImport,
  table: ImportedTable<Row>,
): Promise<Imported> {
  const rows = readTable(text, path, table.columns);
  const act = { actor, action: table.imported, case: caseId, details: { file: path } };
  return storeRows(store, act, rows, table);
}

async function enterRow<Row extends ReviewTable | LaboratoryResultTable>(
  store: EvidenceStore,
  { caseId, fields, actor }: Entry,
  table: ImportedTable<Row>,
): Promise<Imported> {
  const empty = table.columns.required.find((name) => (fields[name] ?? '') === '');
  const rows: TableRows =
    empty === undefined
      ? { taken: [{ line: 1, fields }], refused: [] }
      : { taken: [], refused: [{ line: 1, code: 'row_refused_empty', values: { column: empty } }] };
  return storeRows(store, { actor, action: table.entered, case: caseId }, rows, table);
}

/** Stores what the rows say, all or none. */
export async function storeRows<Row extends ReviewTable | LaboratoryResultTable>(
  store: EvidenceStore,
  act: Act & { readonly case: string },
  { taken, refused }: TableRows,
  { table, read }: Pick<ImportedTable<Row>, 'table' | 'read'>,
): Promise<Imported> {
  const photos = await recordedPhotos(store.db, act.case);
  const results = taken.map((row) => read(row, photos, store.now()));
  const said = results.filter((result): result is Said<Row> => !('code' in result));
  const unresolved = results.filter((result): result is RefusedRow => 'code' in result);
  const all = [...refused, ...unresolved].sort((a, b) => a.line - b.line);
  if (all.length > 0) return { added: 0, known: 0, refused: all };
  const added = await record(store, act, async (transaction, time) => {
    const ids = photos.map(({ photo }) => photo.id);
    const stored = await transaction.selectFrom(table).selectAll().where('photo_id', 'in', ids).execute();
    const known = new Set(stored.map(sayingOf));
    const rows = said
      .filter((row) => !known.has(sayingOf(row)) && known.add(sayingOf(row)))
      .map((row) => ({ ...row, id: randomUUID(), entered_at: time, entered_by: act.actor }) as unknown as Row);
    if (rows.length === 0) return undefined;
    for (const row of rows) await transaction.insertInto(table).values(row).execute();
    return { result: rows.length, touched: rows.map((row) => ({ table, id: row.id, sha256: rowSha256(row) })) };
  });
  return { added: added ?? 0, known: said.length - (added ?? 0), refused: [] };
}

/** Two rows with the same one say the same; a new examination of the photo makes no difference. */
function sayingOf(row: Partial<ReviewTable & LaboratoryResultTable>): string {
  const { id: _, entered_at: _at, entered_by: _by, examination_id: _examination, ...saying } = row;
  return rowSha256(saying);
}
