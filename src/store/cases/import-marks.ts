import { z } from 'zod';
import { ALL_TABLETS, REVIEW_OPINIONS } from '../../core/confirmed/laboratory-words.ts';
import { TelltaleError } from '../../core/errors.ts';
import type { ReviewTable } from '../evidence/evidence-tables.ts';
import type { EvidenceStore } from '../evidence/open-evidence.ts';
import type { RecordedPhoto } from './case-record.ts';
import { type Imported, readReview, type Said, storeRows, type TableImport } from './import-table.ts';
import type { RefusedRow, TableRow, TableRows } from './read-table.ts';
import { resolveSubject } from './resolve-row.ts';

/** A mark of a tablet, of a photo, or of an exhibit, as the gallery of a scan saves it (report/gallery/page/marks.js). */
const mark = z.object({
  photo: z.string().optional(),
  sha256: z.string().optional(),
  /** From 1 on; absent for a mark of the whole photo. */
  tablet: z.int().min(1).optional(),
  /** What the scan said of it. */
  verdict: z.string().optional(),
  exhibit: z.string().optional(),
  mark: z.enum(REVIEW_OPINIONS).optional(),
  note: z.string().optional(),
  at: z.iso.datetime(),
});

const marksFile = z.object({
  schema: z.literal('telltale.marks/1'),
  model: z.object({ name: z.string(), version: z.string(), sha256: z.string() }),
  marks: z.array(mark).min(1),
});
export type MarksFile = z.infer<typeof marksFile>;

/** Throws TelltaleError `marks_invalid`. */
export function parseMarks(text: string, path: string): MarksFile {
  try {
    return marksFile.parse(JSON.parse(text));
  } catch (cause) {
    throw new TelltaleError('marks_invalid', { path }, { cause });
  }
}

export interface MarksImport extends TableImport {
  /** Who looked at the gallery: its marks have no name. */
  readonly reviewer: string;
}

/**
 * Stores the marks of a gallery as reviews, all or none. A mark counts for the finding that was seen: the newest
 * examination of the photo must be by the model of the scan, with the same verdict.
 *
 * @throws TelltaleError `marks_invalid`
 */
export async function importMarks(store: EvidenceStore, work: MarksImport): Promise<Imported> {
  const { caseId, text, path, actor, reviewer } = work;
  const { model, marks } = parseMarks(text, path);
  const read = marks.map((one, index) => rowOf(one, index + 1, reviewer));
  const rows: TableRows = {
    taken: read.filter((row): row is TableRow => !('code' in row)),
    refused: read.filter((row): row is RefusedRow => 'code' in row),
  };
  const verdicts = new Map(marks.map(({ verdict }, index) => [index + 1, verdict]));
  const act = { actor, action: 'reviews_imported', case: caseId, details: { file: path } } as const;
  return storeRows<ReviewTable>(store, act, rows, {
    table: 'reviews',
    read: (row, photos, now) => readMark(row, photos, now, { model, verdict: verdicts.get(row.line) }),
  });
}

/** A mark as a row of a table of reviews. */
function rowOf(one: MarksFile['marks'][number], line: number, reviewer: string): TableRow | RefusedRow {
  const { photo = '', sha256, tablet, exhibit, mark: opinion, note, at } = one;
  if (exhibit !== undefined) return { line, code: 'row_refused_exhibit', values: { received: exhibit } };
  if (opinion === undefined) {
    return { line, code: 'row_refused_note', values: { words: REVIEW_OPINIONS.join(', ') } };
  }
  const fields = {
    photo: sha256 ?? photo,
    tablet: tablet === undefined ? ALL_TABLETS : String(tablet),
    opinion,
    reviewer,
    date: at.slice(0, 10),
    ...(note !== undefined && { note }),
  };
  return { line, fields };
}

interface Seen {
  readonly model: MarksFile['model'];
  readonly verdict: string | undefined;
}

function readMark(
  row: TableRow,
  photos: readonly RecordedPhoto[],
  now: Date,
  { model, verdict }: Seen,
): Said<ReviewTable> | RefusedRow {
  const subject = resolveSubject(row, photos);
  if ('code' in subject) return subject;
  const examination = photos.find(({ photo }) => photo.id === subject.photoId)?.examination;
  if (examination?.model_sha256 !== model.sha256) {
    const received = examination === undefined ? '-' : nameOf(examination.model_name, examination.model_version);
    const values = { expected: nameOf(model.name, model.version), received };
    return { line: row.line, code: 'row_refused_model', values };
  }
  const found = examination.tablets.find(({ number }) => number === subject.tablet)?.verdict;
  if (subject.tablet !== undefined && found !== verdict) {
    const values = { expected: verdict ?? '-', number: subject.tablet, received: found ?? '-' };
    return { line: row.line, code: 'row_refused_finding', values };
  }
  return readReview(row, photos, now);
}

function nameOf(name: string, version: string): string {
  return `${name} ${version}`;
}
