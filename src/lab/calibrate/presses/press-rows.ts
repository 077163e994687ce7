import { basename } from 'node:path';
import type { Model } from '../../../core/model.ts';
import type { PressTablet } from '../../../core/press/press-link.ts';
import { pressLookOf } from '../../../core/press/press-look.ts';
import { comparedLook, type ExaminedTruth, examineTruth } from '../../examine-truth.ts';
import type { LotPhotos } from '../../lots/examine-lots.ts';

/** A compared counterfeit of a known press. */
export interface PressRow extends PressTablet {
  readonly press: string;
  /** Of its press, 0..1. */
  readonly severity: number;
}

const PHOTOS_A_CHUNK = 100;

/** The looks of the counterfeits in these photos, kept as in `examineTruth`. */
export function examinePresses({ directory, photos }: LotPhotos, model: Model, folder: string): Promise<PressRow[]> {
  const set = basename(directory);
  const counterfeits = photos.filter(({ tablets }) =>
    tablets.some(({ label, kind }) => kind === 'm30' && label === 'counterfeit'),
  );
  return examineTruth(
    { directory, photos: counterfeits },
    {
      model,
      folder,
      size: PHOTOS_A_CHUNK,
      nameOf: (from, count) => `${set}-${String(from).padStart(6, '0')}-${count}`,
      title: `looks of ${set}`,
      rowsOf: (examined) => rowsOf(examined, set),
    },
  );
}

function rowsOf({ photo: { file }, found }: ExaminedTruth, set: string): PressRow[] {
  return found.flatMap((one) => {
    const { label, press, severity } = one.truth;
    const compared = label === 'counterfeit' ? comparedLook(one.tablet, pressLookOf) : undefined;
    return compared && press !== undefined ? [{ photo: `${set}/${file}`, ...compared, press, severity }] : [];
  });
}
