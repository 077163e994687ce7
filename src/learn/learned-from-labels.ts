import { TelltaleError } from '../core/errors.ts';
import { M30_FACES, type M30Face } from '../core/labels.ts';
import type { ModelSettings } from '../core/model.ts';
import type { Bundle } from '../runtime/bundle/bundle.ts';
import type { LearnedFrom } from '../runtime/bundle/manifest.ts';
import { FEWEST_LABELLED } from './adapt.ts';
import { baseOf, sourcesOf } from './learned-from.ts';
import type { LabelledTablet } from './learning-tablet.ts';
import type { ConfirmedPhoto } from './sort-references.ts';

/** All that was learned from. */
export interface LabelRecord {
  readonly name: string;
  readonly base: Bundle;
  readonly photos: readonly ConfirmedPhoto[];
  readonly tablets: readonly LabelledTablet[];
  readonly learned: ModelSettings['learned'];
  readonly laboratories: readonly string[];
}

/**
 * For the manifest: counts of what was used, and the laboratories; no name of a photo or a camera.
 *
 * @throws TelltaleError `learning_too_few_labels`: no face has enough tablets
 */
export function learnedFromLabels({ learned, ...record }: LabelRecord): LearnedFrom {
  const faces = M30_FACES.filter((face) => learned?.[face] !== undefined);
  const { tablets } = record;
  const used = tablets.filter(({ face }) => faces.includes(face));
  if (!used.some(({ counterfeit }) => counterfeit)) {
    throw new TelltaleError('learning_too_few_labels', {
      least: FEWEST_LABELLED,
      references: tablets.filter(({ counterfeit }) => !counterfeit).length,
      counterfeits: tablets.filter(({ counterfeit }) => counterfeit).length,
    });
  }
  return learnedFromTablets({ ...record, tablets: used });
}

/** The same of tablets that were all used. */
export function learnedFromTablets({
  name,
  base,
  photos,
  tablets,
  laboratories,
}: Omit<LabelRecord, 'learned'>): LearnedFrom {
  const count = (counterfeit: boolean, face: M30Face): number =>
    tablets.filter((one) => one.face === face && one.counterfeit === counterfeit).length;
  const counts = (counterfeit: boolean): LearnedFrom['reference'] => ({
    M: count(counterfeit, 'M'),
    '30': count(counterfeit, '30'),
  });
  return {
    name,
    date: new Date().toISOString().slice(0, 10),
    base: baseOf(base),
    ...sourcesOf(photos, tablets),
    reference: counts(false),
    counterfeit: counts(true),
    laboratories: [...new Set(laboratories)].sort(),
  };
}
