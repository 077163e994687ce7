import { learnedLookOf } from '../../core/decide/judged-logit.ts';
import type { Model } from '../../core/model.ts';
import type { TruthPhoto } from '../../evaluate/truth.ts';
import type { LabelledTablet } from '../../learn/learning-tablet.ts';
import { comparedLook, type ExaminedTruth, examineTruth } from '../examine-truth.ts';

/** A compared tablet of known label in a set of photos with truth. */
export interface TruthRow extends LabelledTablet {
  /** Product, lot or exhibit; 0 if the truth names none. */
  readonly lot: number;
  /** Its press, if the truth names one. */
  readonly press: string;
  /** 0..1; 0 for a reference tablet. */
  readonly severity: number;
}

/** The looks of all compared M 30 in these photos, each photo a group; kept photo by photo as in `examineTruth`. */
export function truthRows(
  directory: string,
  photos: readonly TruthPhoto[],
  model: Model,
  folder: string,
): Promise<TruthRow[]> {
  return examineTruth(
    { directory, photos },
    {
      model,
      folder,
      size: 1,
      nameOf: (from) => photos[from]!.file.replaceAll('/', '_'),
      title: 'examine labelled photos',
      rowsOf,
    },
  );
}

function rowsOf({ photo: { file, lot = 0 }, found }: ExaminedTruth): TruthRow[] {
  return found.flatMap((one) => {
    const { truth, index } = one;
    const compared = truth.kind === 'm30' ? comparedLook(one.tablet, learnedLookOf) : undefined;
    if (compared === undefined) return [];
    const counterfeit = truth.label === 'counterfeit';
    const { press = '', severity } = truth;
    return [{ photo: file, number: index + 1, ...compared, counterfeit, group: file, lot, press, severity }];
  });
}
