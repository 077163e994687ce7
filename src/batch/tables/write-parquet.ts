import { fileWriter, ParquetWriter, schemaFromColumnData } from 'hyparquet-writer';
import { unwritable } from '../../runtime/unwritable.ts';
import { writeWhole } from '../../runtime/write-whole.ts';
import { type Cell, TABLET_COLUMNS, type TabletLine } from './tablet-columns.ts';

/** Tablets in memory at a time; readers of the file load them together. */
const ROWS_PER_GROUP = 20_000;

/**
 * One row per tablet as Apache Parquet, with the columns of the CSV; absent values are null. Throws
 * `output_unwritable`.
 */
export async function writeParquet(path: string, lines: AsyncIterable<TabletLine>): Promise<void> {
  await unwritable(path, () => writeWhole(path, (partial) => writeGroups(partial, lines)));
}

async function writeGroups(path: string, lines: AsyncIterable<TabletLine>): Promise<void> {
  let columns = emptyColumns();
  const schema = schemaFromColumnData({ columnData: columnData(columns) });
  const parquet = new ParquetWriter({ writer: fileWriter(path), schema });
  let rows = 0;
  const write = async () => {
    if (rows > 0) await parquet.write({ columnData: columnData(columns), rowGroupSize: ROWS_PER_GROUP });
    [columns, rows] = [emptyColumns(), 0];
  };
  for await (const line of lines) {
    for (const [i, column] of TABLET_COLUMNS.entries()) columns[i]?.push(column.of(line));
    if (++rows >= ROWS_PER_GROUP) await write();
  }
  await write();
  await parquet.finish();
}

function emptyColumns(): Cell[][] {
  return TABLET_COLUMNS.map(() => []);
}

function columnData(columns: readonly Cell[][]) {
  return TABLET_COLUMNS.map(({ name, type }, i) => ({ name, type, data: columns[i] ?? [], nullable: true }));
}
