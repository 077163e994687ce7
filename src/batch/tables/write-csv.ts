import { type FileHandle, open } from 'node:fs/promises';
import { csvLine } from '../../core/csv/csv-text.ts';
import { unwritable } from '../../runtime/unwritable.ts';
import { writeWhole } from '../../runtime/write-whole.ts';
import type { Column } from './column.ts';

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
  let waiting = [csvLine(columns.map(({ name }) => name))];
  const write = async () => {
    await file.writeFile(waiting.join(''));
    waiting = [];
  };
  for await (const line of lines) {
    waiting.push(csvLine(columns.map((column) => column.of(line))));
    if (waiting.length >= LINES_AT_ONCE) await write();
  }
  await write();
}
