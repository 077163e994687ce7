import { basename } from 'node:path';
import { learnedLookOf } from '../../../core/decide/judged-logit.ts';
import type { M30Face } from '../../../core/labels.ts';
import type { Model } from '../../../core/model.ts';
import { comparedLook, type ExaminedTruth, examineTruth } from '../../examine-truth.ts';
import type { LotPhotos } from '../../lots/examine-lots.ts';

/** A compared reference tablet in a photo of several. */
export interface ReferenceRow {
  readonly photo: string;
  readonly lot: number;
  readonly face: M30Face;
  /** As in `learnedLookOf`. */
  readonly look: readonly number[];
}

const PHOTOS_A_CHUNK = 10;

/** The looks of the reference tablets in these photos, kept as in `examineTruth`. */
export function examineReferences(
  { directory, photos }: LotPhotos,
  model: Model,
  folder: string,
): Promise<ReferenceRow[]> {
  const several = photos.filter(({ tablets }) => tablets.filter(({ label }) => label === 'reference').length > 1);
  return examineTruth(
    { directory, photos: several },
    {
      model,
      folder,
      size: PHOTOS_A_CHUNK,
      nameOf: (from, count) => `references-${String(from).padStart(4, '0')}-${count}`,
      title: `references of ${basename(directory)}`,
      rowsOf,
    },
  );
}

function rowsOf({ photo: { file, lot = 0 }, found }: ExaminedTruth): ReferenceRow[] {
  return found.flatMap((one) => {
    const compared = one.truth.label === 'reference' ? comparedLook(one.tablet, learnedLookOf) : undefined;
    return compared ? [{ photo: file, lot, ...compared }] : [];
  });
}
