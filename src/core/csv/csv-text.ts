/** A field of a table; an empty one if undefined. */
export type Cell = string | number | undefined;

/**
 * A field of a row (RFC 4180). A text that a spreadsheet would take for a formula is preceded by an apostrophe, because
 * names of files may contain anything.
 */
export function csvCell(cell: Cell): string {
  if (cell === undefined) return '';
  if (typeof cell === 'number') return String(cell);
  const harmless = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

/** A row with its line end. */
export function csvLine(cells: readonly Cell[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`;
}
