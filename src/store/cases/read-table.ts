import { type CsvRow, parseCsv } from '../../core/csv/parse-csv.ts';
import { TelltaleError } from '../../core/errors.ts';
import type { MessageCode, MessageValues } from '../../core/words/catalogue.ts';

/** A row that is not taken, and the message that says why. */
export interface RefusedRow {
  readonly line: number;
  readonly code: Extract<MessageCode, `row_refused_${string}`>;
  readonly values: MessageValues;
}

/** The columns of a table: those that it must have, and those that it may have. */
export interface TableColumns {
  readonly required: readonly string[];
  readonly optional: readonly string[];
}

/** A row by the names of its columns; an empty field is absent. */
export interface TableRow {
  readonly line: number;
  readonly fields: Readonly<Record<string, string>>;
}

export interface TableRows {
  readonly taken: readonly TableRow[];
  readonly refused: readonly RefusedRow[];
}

/**
 * The rows of a CSV table, its columns in any order, and those that have too many fields or lack one.
 *
 * @throws TelltaleError `table_invalid` for the whole file: no CSV, a column that is missing or unknown, or no row
 */
export function readTable(text: string, path: string, columns: TableColumns): TableRows {
  const [head, ...rows] = parseCsv(text) ?? [];
  const names = (head?.fields ?? []).map((name) => name.toLowerCase());
  const missing = columns.required.find((name) => !names.includes(name));
  const known = [...columns.required, ...columns.optional];
  const unknown = names.find((name, index) => !known.includes(name) || names.indexOf(name) !== index);
  if (missing !== undefined || unknown !== undefined || rows.length === 0) {
    throw new TelltaleError('table_invalid', { path, columns: known.join(','), received: names.join(',') });
  }
  const taken: TableRow[] = [];
  const refused: RefusedRow[] = [];
  for (const row of rows) {
    const read = readRow(row, names, columns.required);
    if ('code' in read) refused.push(read);
    else taken.push(read);
  }
  return { taken, refused };
}

function readRow(
  { line, fields }: CsvRow,
  names: readonly string[],
  required: readonly string[],
): TableRow | RefusedRow {
  if (fields.length !== names.length) {
    const values = { expected: names.length, received: fields.length };
    return { line, code: 'row_refused_fields', values };
  }
  const named = Object.fromEntries(
    names.map((name, index) => [name, withoutGuard(fields[index] ?? '')] as const).filter(([, field]) => field !== ''),
  );
  const empty = required.find((name) => named[name] === undefined);
  if (empty !== undefined) return { line, code: 'row_refused_empty', values: { column: empty } };
  return { line, fields: named };
}

/** The apostrophe that our own tables put before what a spreadsheet would take for a formula. */
function withoutGuard(field: string): string {
  return /^'[=+\-@\t\r]/.test(field) ? field.slice(1) : field;
}
