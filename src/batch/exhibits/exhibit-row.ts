import { describeExhibited, type Exhibited } from '../../core/describe-exhibit.ts';
import type { Examination, Policy } from '../../core/examination.ts';
import type { ModelIdentity } from '../../core/model.ts';
import type { ExaminerPool } from '../../runtime/pool/examiner-pool.ts';

/** A line of `exhibits.jsonl`. */
export interface ExhibitRow extends Exhibited {
  readonly schema: 'telltale.exhibit/1';
  /** Of its photo or folder, or `all`. */
  readonly name: string;
  /** Those that show tablets, by the names in their rows; the groups refer to them by index. */
  readonly photos: readonly string[];
  readonly model: ModelIdentity;
}

/** The model that judges exhibits. */
export type ExhibitModel = Pick<ExaminerPool, 'settings' | 'model'>;

/** The row of an exhibit; undefined if none of its photos shows a tablet, or if the model is not calibrated for it. */
export function exhibitRow(
  name: string,
  rows: readonly Examination[],
  { settings, model }: ExhibitModel,
  policy: Policy,
): ExhibitRow | undefined {
  const photos = rows.filter(({ tablets }) => tablets.length > 0);
  const exhibit = photos.length > 0 ? describeExhibited(photos, settings, model.evidence, policy) : undefined;
  if (exhibit === undefined) return undefined;
  const { name: modelName, version, sha256, evidence } = model;
  return {
    schema: 'telltale.exhibit/1',
    name,
    photos: photos.map(({ photo }) => photo.name),
    model: { name: modelName, version, sha256, evidence },
    ...exhibit,
  };
}
