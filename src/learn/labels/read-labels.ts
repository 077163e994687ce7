import { TelltaleError } from '../../core/errors.ts';
import { parseCsv } from './parse-csv.ts';

/** The columns that a file of labels has, in any order; `exhibit` may be missing. */
export const LABEL_COLUMNS = ['photo', 'tablet', 'result', 'laboratory', 'date'] as const;
/** What a laboratory found: the words of the column `result`. */
export const LABEL_RESULTS = ['reference', 'counterfeit'] as const;

/** One row of a file of labels. */
export interface Label {
  /** Its line in the file, from 1 on. */
  readonly line: number;
  /** As written. */
  readonly photo: string;
  /** A number as in the overlay, from 1 on. */
  readonly tablet: number | 'all';
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

export interface ReadLabels {
  readonly labels: readonly Label[];
  readonly refused: readonly Refused[];
}

/**
 * The labels in the text of a CSV file, and why its other rows are refused: every row is taken whole or not at all. `today` is an
 * ISO date; no laboratory reports on a later one.
 *
 * @throws TelltaleError `labels_invalid`: a column is missing, or there is no row
 */
export function readLabels(text: string, path: string, today: string): ReadLabels {
  const [header, ...rows] = parseCsv(text);
  const columns = header?.fields.map((name) => name.toLowerCase()) ?? [];
  const missing = LABEL_COLUMNS.filter((column) => !columns.includes(column));
  if (missing.length > 0) throw new TelltaleError('labels_invalid', { path, problem: `column ${missing.join(', ')}` });
  if (rows.length === 0) throw new TelltaleError('labels_invalid', { path, problem: 'rows' });
  const read = rows.map(({ line, fields }) => {
    const field = (name: string): string => fields[columns.indexOf(name)] ?? '';
    return readLabel(line, field, today);
  });
  return {
    labels: read.flatMap((one) => ('code' in one ? [] : [one])),
    refused: read.flatMap((one) => ('code' in one ? [one] : [])),
  };
}

function readLabel(line: number, field: (name: string) => string, today: string): Label | Refused {
  const empty = LABEL_COLUMNS.find((column) => field(column) === '');
  if (empty) return { code: 'label_field_missing', line, field: empty };
  const [photo, written, date] = [field('photo'), field('tablet').toLowerCase(), field('date')];
  const tablet = written === 'all' ? written : /^[1-9]\d{0,3}$/.test(written) ? Number(written) : undefined;
  if (tablet === undefined) return { code: 'label_tablet_invalid', line, received: field('tablet') };
  const result = LABEL_RESULTS.find((one) => one === field('result').toLowerCase());
  if (result === undefined) return { code: 'label_result_unknown', line, received: field('result') };
  if (!isDate(date) || date > today) return { code: 'label_date_invalid', line, received: date };
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
