import { type Interval, intervalOverPhotos } from './interval-over-photos.ts';
import { areaUnderRoc } from './roc.ts';
import { isCounterfeit, isReference, log10Of, type TabletRow } from './tablet-row.ts';

/** How well scores tell counterfeits from references: 0.5 is chance, 1 is perfect, NaN (null in JSON) is not known. */
export interface AucFigure {
  readonly value: number;
  /** 95 %, over photos. */
  readonly interval: Interval;
  readonly counterfeits: number;
  readonly references: number;
}

/** The area under ROC of the reported likelihood ratios, or of another `score`; what is neither label is passed over. */
export function aucFigure(rows: readonly TabletRow[], score: (row: TabletRow) => number = log10Of): AucFigure {
  const auc = (drawn: readonly TabletRow[]) =>
    areaUnderRoc(drawn.filter(isCounterfeit).map(score), drawn.filter(isReference).map(score));
  const labelled = rows.filter((row) => isCounterfeit(row) || isReference(row));
  return {
    value: auc(labelled),
    interval: intervalOverPhotos(labelled, auc),
    counterfeits: labelled.filter(isCounterfeit).length,
    references: labelled.filter(isReference).length,
  };
}
