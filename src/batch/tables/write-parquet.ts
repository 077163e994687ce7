import { fileWriter, ParquetWriter, schemaFromColumnData } from 'hyparquet-writer';
import type { Cell } from '../../core/csv/csv-text.ts';
import { unwritable } from '../../runtime/unwritable.ts';
import { writeWhole } from '../../runtime/write-whole.ts';
import type { Column } from './column.ts';

/** Lines in memory at a time; readers of the file load them together. */
const ROWS_PER_GROUP = 20_000;

/**
 * One row per line as Apache Parquet, with the columns of the CSV; absent values are null. Throws
 * `output_unwritable`.
 */
export async function writeParquet<Line>(
  path: string,
  columns: readonly Column<Line>[],
  lines: AsyncIterable<Line>,
): Promise<void> {
  await unwritable(path, () => writeWhole(path, (partial) => writeGroups(partial, columns, lines)));
}

async function writeGroups<Line>(
  path: string,
  columns: readonly Column<Line>[],
  lines: AsyncIterable<Line>,
): Promise<void> {
  let cells: Cell[][] = columns.map(() => []);
  const schema = schemaFromColumnData({ columnData: columnData(columns, cells) });
  const parquet = new ParquetWriter({ writer: fileWriter(path), schema });
  let rows = 0;
  const write = async () => {
    if (rows > 0) await parquet.write({ columnData: columnData(columns, cells), rowGroupSize: ROWS_PER_GROUP });
    [cells, rows] = [columns.map(() => []), 0];
  };
  for await (const line of lines) {
    for (const [i, column] of columns.entries()) cells[i]?.push(column.of(line));
    if (++rows >= ROWS_PER_GROUP) await write();
  }
  await write();
  await parquet.finish();
}

function columnData<Line>(columns: readonly Column<Line>[], cells: readonly Cell[][]) {
  return columns.map(({ name, type }, i) => ({ name, type, data: cells[i] ?? [], nullable: true }));
}
