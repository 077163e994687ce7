import type { Cell } from '../../core/csv/csv-text.ts';

/** A column of a table of such lines, in CSV and in Parquet. */
export interface Column<Line> {
  readonly name: string;
  readonly type: 'STRING' | 'INT32' | 'DOUBLE';
  of(line: Line): Cell;
}

/** Makers of columns for tables of such lines. */
export function columnsOf<Line>() {
  type Of = Column<Line>['of'];
  return {
    text: (name: string, of: Of): Column<Line> => ({ name, type: 'STRING', of }),
    whole: (name: string, of: Of): Column<Line> => ({ name, type: 'INT32', of }),
    number: (name: string, of: Of): Column<Line> => ({ name, type: 'DOUBLE', of }),
  };
}
