import type { ExaminedTablet } from '../../core/examine.ts';
import { raisedViews } from '../../core/inspect/raised-views.ts';
import type { M30Face } from '../../core/labels.ts';
import { CROP_FACES, type CropSet, emptyCropSet, LABEL_UNKNOWN } from '../dataset/crop-set.ts';
import { cutAsRead } from '../dataset/upright-crop.ts';

/** A tablet with its result, and what was examined of it. */
export interface LabelledCrop {
  readonly tablet: ExaminedTablet;
  readonly face: M30Face;
  readonly counterfeit: boolean;
  readonly photo: string;
}

/** Each tablet is drawn for both sides to which it may lean, as an examination does. */
const VIEWS = 2;

/**
 * Training crops of labelled tablets: their faces and results are known, and nothing of how they were made. So they teach the
 * network what is a counterfeit, and simulated ones everything else.
 */
export function labelledCrops(labelled: readonly LabelledCrop[], faceHeight: number): CropSet {
  const set = emptyCropSet(VIEWS * labelled.length);
  set.kinds.fill(LABEL_UNKNOWN);
  set.traits.fill(Number.NaN);
  set.pressed.fill(Number.NaN);
  const photos = [...new Set(labelled.map(({ photo }) => photo))];
  for (const [i, { tablet, face, counterfeit, photo }] of labelled.entries()) {
    for (const [view, crop] of raisedViews(tablet, faceHeight).entries()) {
      const row = VIEWS * i + view;
      const pixels = cutAsRead(crop);
      set.pixels.set(pixels, row * pixels.length);
      set.face[row] = CROP_FACES.indexOf(face);
      set.counterfeit[row] = counterfeit ? 1 : 0;
      set.severity[row] = counterfeit ? 1 : 0;
      set.photo[row] = photos.indexOf(photo);
      set.press[row] = row;
    }
  }
  return set;
}
