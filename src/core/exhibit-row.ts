import { describeExhibited, type Exhibited } from './describe-exhibit.ts';
import type { Examination, Policy } from './examination.ts';
import type { JudgingSettings } from './exhibit/judge-exhibit.ts';
import type { ModelIdentity, ModelSettings } from './model.ts';

/** A line of `exhibits.jsonl`, and the finding of an exhibit of a case. */
export interface ExhibitRow extends Exhibited {
  readonly schema: 'telltale.exhibit/1';
  /** Of its photo or folder, or `all`; of an exhibit of a case, its own. */
  readonly name: string;
  /** Those that show tablets, by the names in their rows; the groups refer to them by index. */
  readonly photos: readonly string[];
  readonly model: ModelIdentity;
}

/** The model that judges exhibits. */
export interface ExhibitModel {
  readonly settings: ModelSettings;
  readonly model: ModelIdentity;
}

/** The row of an exhibit; undefined if none of its photos shows a tablet, or if the model is not calibrated for it. */
export function exhibitRow(
  name: string,
  rows: readonly Examination[],
  { settings, model }: { readonly settings: JudgingSettings; readonly model: ModelIdentity },
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
