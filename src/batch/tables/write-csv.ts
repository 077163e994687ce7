import { type FileHandle, open } from 'node:fs/promises';
import { unwritable } from '../../runtime/unwritable.ts';
import { writeWhole } from '../../runtime/write-whole.ts';
import type { Cell, Column } from './column.ts';

/** Lines written to the system at a time. */
const LINES_AT_ONCE = 500;

/**
 * One row per line as CSV (RFC 4180, UTF-8). A text that a spreadsheet would take for a formula is preceded by an
 * apostrophe, because file names may contain anything. Throws `output_unwritable`.
 */
export async function writeCsv<Line>(
  path: string,
  columns: readonly Column<Line>[],
  lines: AsyncIterable<Line>,
): Promise<void> {
  await unwritable(path, () =>
    writeWhole(path, async (partial) => {
      const file = await open(partial, 'w');
      try {
        await writeLines(file, columns, lines);
        await file.sync();
      } finally {
        await file.close();
      }
    }),
  );
}

async function writeLines<Line>(
  file: FileHandle,
  columns: readonly Column<Line>[],
  lines: AsyncIterable<Line>,
): Promise<void> {
  let waiting = [columns.map(({ name }) => name).join(',')];
  const write = async () => {
    await file.writeFile(waiting.map((line) => `${line}\r\n`).join(''));
    waiting = [];
  };
  for await (const line of lines) {
    waiting.push(columns.map((column) => csvCell(column.of(line))).join(','));
    if (waiting.length >= LINES_AT_ONCE) await write();
  }
  await write();
}

export function csvCell(cell: Cell): string {
  if (cell === undefined) return '';
  if (typeof cell === 'number') return String(cell);
  const harmless = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
