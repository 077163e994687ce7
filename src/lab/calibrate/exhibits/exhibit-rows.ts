import type { TabletFinding } from '../../../core/examination.ts';
import type { Model } from '../../../core/model.ts';
import { pressLookOf } from '../../../core/press/press-look.ts';
import type { TruthTablet } from '../../../evaluate/truth.ts';
import { comparedLook, type ExaminedTruth, examineTruth } from '../../examine-truth.ts';
import type { LotPhotos } from '../../lots/examine-lots.ts';

/** Where a tablet comes from. */
export interface TabletSource extends Pick<TruthTablet, 'label' | 'severity'> {
  readonly press: string;
}

/** What the shipped path says of a tablet in a photo, and its source; absent if the finding is no tablet of the truth. */
export interface ExhibitTabletRow {
  readonly finding: TabletFinding;
  readonly source?: TabletSource;
  /** See press-look.ts; of a tablet that was compared. */
  readonly pressLook?: readonly number[];
}

export interface ExhibitPhotoRow {
  readonly photo: string;
  readonly lot: number;
  /** The sources of all its M 30, found or not. */
  readonly sources: readonly TabletSource[];
  readonly tablets: readonly ExhibitTabletRow[];
}

/** Of a lot; they are whole photos. */
const PHOTOS_A_CHUNK = 6;

/** Examines every photo of exhibits, kept as in `examineTruth`. */
export function examineExhibits(set: LotPhotos, model: Model, folder: string): Promise<ExhibitPhotoRow[]> {
  return examineTruth(set, {
    model,
    folder,
    size: PHOTOS_A_CHUNK,
    nameOf: (from, count) => `photos-${String(from).padStart(4, '0')}-${count}`,
    rowsOf: (examined) => [rowOf(examined)],
  });
}

function rowOf({ photo, examination, tablets, found }: ExaminedTruth): ExhibitPhotoRow {
  const truths = new Map(found.map(({ index, truth }) => [index, truth]));
  return {
    photo: photo.file,
    lot: photo.lot!,
    sources: distinct(photo.tablets.filter(({ kind }) => kind === 'm30').map(asSource)),
    tablets: examination.tablets.map((finding, i) => {
      const truth = truths.get(i);
      const compared = comparedLook(tablets[i]!, pressLookOf);
      return {
        finding,
        ...(truth?.kind === 'm30' && { source: asSource(truth) }),
        ...(compared && { pressLook: compared.look }),
      };
    }),
  };
}

function asSource({ label, press = '', severity }: TruthTablet): TabletSource {
  return { label, press, severity };
}

function distinct(sources: readonly TabletSource[]): TabletSource[] {
  return [...new Map(sources.map((source) => [source.press, source])).values()];
}
