import { describeExhibit } from '../../core/describe-exhibit.ts';
import type { Policy } from '../../core/examination.ts';
import type { ExhibitModel } from '../../core/exhibit-row.ts';
import type { ScanRow } from '../scan/photo-record.ts';
import type { ExhibitScope } from './exhibit-scope.ts';

/**
 * The row with its tablets as one exhibit if each photo is one; unchanged otherwise, and without tablets. The field is
 * always the last one, also of a copy's row, which has it already: the same scan gives the same bytes.
 */
export function withPhotoExhibit(
  row: ScanRow,
  scope: ExhibitScope | undefined,
  { settings }: Pick<ExhibitModel, 'settings'>,
  policy: Policy,
): ScanRow {
  if (scope !== 'photo') return row;
  const { exhibit: _, ...rest } = row;
  const exhibit = row.tablets.length > 0 ? describeExhibit([row], settings, policy) : undefined;
  return { ...rest, ...(exhibit && { exhibit }) };
}
