import { basename } from 'node:path';
import { ALL_TABLETS } from '../../core/confirmed/laboratory-words.ts';
import { parseCsv } from '../../core/csv/parse-csv.ts';
import { TelltaleError } from '../../core/errors.ts';

const COLUMNS = ['photo', 'tablet', 'kind'] as const;
const KINDS = ['product', 'other'] as const;

/** Which tablets of photos that show several kinds are the product's. */
export interface ProductTable {
  /** Undefined if the table says nothing of this tablet. */
  isOwn(photo: string, number: number): boolean | undefined;
}

/**
 * A CSV file with the name of a photo, the number of a tablet in it or `all`, and `product` or `other`. A row that names a number
 * counts for more than one with `all`.
 *
 * @throws TelltaleError `labels_invalid`: it is no CSV, a column or all rows are missing; `product_row_invalid`
 */
export function readProductTable(text: string, path: string): ProductTable {
  const [header, ...rows] = parseCsv(text) ?? [];
  const columns = header?.fields.map((name) => name.toLowerCase()) ?? [];
  const missing = COLUMNS.filter((column) => !columns.includes(column));
  if (missing.length > 0) throw new TelltaleError('labels_invalid', { path, problem: `column ${missing.join(', ')}` });
  if (rows.length === 0) throw new TelltaleError('labels_invalid', { path, problem: 'rows' });
  const known = new Map<string, boolean>();
  for (const { line, fields } of rows) {
    const [photo, tablet, kind] = COLUMNS.map((name) => fields[columns.indexOf(name)] ?? '') as [
      string,
      string,
      string,
    ];
    const isNumber = tablet === ALL_TABLETS || /^[1-9]\d{0,3}$/.test(tablet);
    if (photo === '' || !isNumber || !KINDS.some((one) => one === kind)) {
      throw new TelltaleError('product_row_invalid', { path, line, received: fields.join(', ') });
    }
    known.set(keyOf(photo, tablet), kind === 'product');
  }
  return {
    isOwn: (photo, number) => known.get(keyOf(photo, String(number))) ?? known.get(keyOf(photo, ALL_TABLETS)),
  };
}

/** A folder before the name does not matter: the photos are named on the command line. */
const keyOf = (photo: string, tablet: string): string => `${tablet} ${basename(photo)}`;
