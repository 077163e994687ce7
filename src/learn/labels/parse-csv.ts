/**
 * The rows of a CSV text (RFC 4180): fields separated by commas, or by semicolons if the first line has no comma; quoted fields
 * may hold separators, line ends and doubled quotes. Empty lines are left out; `line` is that of the row's start, from 1 on.
 */
export function parseCsv(text: string): { readonly line: number; readonly fields: readonly string[] }[] {
  const content = text.replace(/^\uFEFF/, '');
  const separator = /^[^\n,]*;/.test(content) ? ';' : ',';
  const rows: { line: number; fields: string[] }[] = [];
  let [field, quoted, line] = ['', false, 1];
  let row: { line: number; fields: string[] } = { line, fields: [] };
  const endRow = (): void => {
    row.fields.push(field.trim());
    if (row.fields.some((one) => one !== '')) rows.push(row);
    field = '';
  };
  for (let i = 0; i < content.length; i++) {
    const character = content[i]!;
    if (quoted) {
      if (character === '\n') line++;
      if (character !== '"') field += character;
      else if (content[i + 1] === '"') field += content[++i]!;
      else quoted = false;
    } else if (character === '"' && field.trim() === '') {
      [field, quoted] = ['', true];
    } else if (character === separator) {
      row.fields.push(field.trim());
      field = '';
    } else if (character === '\n') {
      endRow();
      line++;
      row = { line, fields: [] };
    } else if (character !== '\r') {
      field += character;
    }
  }
  endRow();
  return rows;
}
