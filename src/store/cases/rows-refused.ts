import { TelltaleError } from '../../core/errors.ts';
import type { RefusedRow } from './read-table.ts';

/** Rows that were not taken, each with its reason. */
export class RowsRefused extends TelltaleError<'rows_refused'> {
  readonly rows: readonly RefusedRow[];

  /** @param path where they came from, for the message */
  constructor(path: string, rows: readonly RefusedRow[]) {
    super('rows_refused', { path, count: rows.length });
    this.rows = rows;
  }
}
