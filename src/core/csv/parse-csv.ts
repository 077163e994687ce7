/** A row of a CSV text. */
export interface CsvRow {
  /** Where it begins, from 1 on. */
  readonly line: number;
  readonly fields: readonly string[];
}

/**
 * The rows of a CSV text (RFC 4180), without empty ones. Fields are separated by commas, or by semicolons if the first
 * line has no comma, as spreadsheets write them where a comma is the decimal sign. Quoted fields may hold separators,
 * line ends and doubled quotes. Undefined if a quote is never closed.
 */
export function parseCsv(text: string): readonly CsvRow[] | undefined {
  const content = text.replace(/^\uFEFF/, '');
  const separator = /^[^\r\n,]*;/.test(content) ? ';' : ',';
  const rows: CsvRow[] = [];
  let line = 1;
  let start = 1;
  let fields: string[] = [];
  // A field with what ends it: quoted, or up to the next separator or line end.
  const FIELD = new RegExp(
    `\\s*"((?:[^"]|"")*)"[^\\S\\r\\n]*(${separator}|\\r?\\n|$)|([^${separator}\\r\\n]*)(${separator}|\\r?\\n|$)`,
    'y',
  );
  while (FIELD.lastIndex <= content.length) {
    const match = FIELD.exec(content);
    if (match === null) return undefined;
    const [whole, quoted, endOfQuoted, plain = '', endOfPlain] = match;
    if (quoted === undefined && plain.trimStart().startsWith('"')) return undefined;
    fields.push(quoted === undefined ? plain.trim() : quoted.replaceAll('""', '"'));
    line += whole.split('\n').length - 1;
    if ((endOfQuoted ?? endOfPlain) === separator) continue;
    if (fields.some((field) => field !== '')) rows.push({ line: start, fields });
    [fields, start] = [[], line];
    if (FIELD.lastIndex >= content.length) break;
  }
  return rows;
}
