import { ALL_TABLETS, LABORATORY_COLUMNS, LABORATORY_RESULTS } from '../../core/confirmed/laboratory-words.ts';
import { parseCsv } from '../../core/csv/parse-csv.ts';
import { TelltaleError } from '../../core/errors.ts';

/** The columns that a file of labels must have, in any order. `exhibit` may be missing, and others are ignored. */
const { required: COLUMNS } = LABORATORY_COLUMNS;

/** One row of a file of labels. */
export interface Label {
  /** Its line in the file, from 1 on. */
  readonly line: number;
  /** As written. */
  readonly photo: string;
  /** A number as in the overlay, from 1 on. */
  readonly tablet: number | typeof ALL_TABLETS;
  readonly counterfeit: boolean;
  readonly laboratory: string;
  /** What comes from one source; the photo itself if the file does not say. */
  readonly exhibit: string;
}

/** Why a row is refused; `code` is a message of the command line. */
export type Refused =
  | { readonly code: 'label_field_missing'; readonly line: number; readonly field: string }
  | { readonly code: 'label_tablet_invalid'; readonly line: number; readonly received: string }
  | { readonly code: 'label_result_unknown'; readonly line: number; readonly received: string }
  | { readonly code: 'label_date_invalid'; readonly line: number; readonly received: string }
  | { readonly code: 'label_repeated'; readonly line: number; readonly other: number }
  | { readonly code: 'label_contradicts'; readonly line: number; readonly other: number }
  | { readonly code: 'label_photo_missing'; readonly line: number; readonly photo: string }
  | { readonly code: 'label_photo_failed'; readonly line: number; readonly problem: string }
  | { readonly code: 'label_tablet_absent'; readonly line: number; readonly number: number; readonly count: number }
  | {
      readonly code: 'label_tablet_refused';
      readonly line: number;
      readonly number: number;
      readonly reason: string;
      readonly values: Readonly<Record<string, string | number>>;
    }
  | { readonly code: 'label_none_compared'; readonly line: number };

/** A row that is well formed but says neither reference nor counterfeit; `code` is a message of the command line. */
export interface NotLearned {
  readonly code: 'label_not_learned';
  readonly line: number;
  readonly result: string;
}

export interface ReadLabels {
  readonly labels: readonly Label[];
  readonly refused: readonly Refused[];
  readonly notLearned: readonly NotLearned[];
}

/**
 * The labels in the text of a CSV file, and why its other rows are refused: every row is taken whole or not at all. `today` is an
 * ISO date; no laboratory reports on a later one.
 *
 * @throws TelltaleError `labels_invalid`: it is no CSV, a column is missing, or there is no row
 */
export function readLabels(text: string, path: string, today: string): ReadLabels {
  const [header, ...rows] = parseCsv(text) ?? [];
  const columns = header?.fields.map((name) => name.toLowerCase()) ?? [];
  const missing = COLUMNS.filter((column) => !columns.includes(column));
  if (missing.length > 0) throw new TelltaleError('labels_invalid', { path, problem: `column ${missing.join(', ')}` });
  if (rows.length === 0) throw new TelltaleError('labels_invalid', { path, problem: 'rows' });
  const [labels, refused, notLearned]: [Label[], Refused[], NotLearned[]] = [[], [], []];
  for (const { line, fields } of rows) {
    const row = readLabel(line, (name) => fields[columns.indexOf(name)] ?? '', today);
    if (!('code' in row)) labels.push(row);
    else if (row.code === 'label_not_learned') notLearned.push(row);
    else refused.push(row);
  }
  return { labels, refused, notLearned };
}

function readLabel(line: number, field: (name: string) => string, today: string): Label | Refused | NotLearned {
  const empty = COLUMNS.find((column) => field(column) === '');
  if (empty) return { code: 'label_field_missing', line, field: empty };
  const [photo, written, date] = [field('photo'), field('tablet').toLowerCase(), field('date')];
  const tablet = written === ALL_TABLETS ? written : /^[1-9]\d{0,3}$/.test(written) ? Number(written) : undefined;
  if (tablet === undefined) return { code: 'label_tablet_invalid', line, received: field('tablet') };
  const result = LABORATORY_RESULTS.find((one) => one === field('result').toLowerCase());
  if (result === undefined) return { code: 'label_result_unknown', line, received: field('result') };
  if (!isDate(date) || date > today) return { code: 'label_date_invalid', line, received: date };
  if (result !== 'reference' && result !== 'counterfeit') return { code: 'label_not_learned', line, result };
  return {
    line,
    photo,
    tablet,
    counterfeit: result === 'counterfeit',
    laboratory: field('laboratory'),
    exhibit: field('exhibit') || photo,
  };
}

function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}
