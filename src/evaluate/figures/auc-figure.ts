import { isCounterfeit, isReference, log10Of, type TabletRow } from '../tablet-row.ts';
import { areaUnderRoc } from './area-under-roc.ts';
import { type Interval, intervalOverPhotos } from './interval-over-photos.ts';

/**
 * How well scores separate counterfeits from references: 0.5 is chance, 1 is perfect, NaN (null in JSON) is unknown.
 */
export interface AucFigure {
  readonly value: number;
  /** 95 %, over photos. */
  readonly interval: Interval;
  readonly counterfeits: number;
  readonly references: number;
}

/** A labelled tablet with a number that should be higher for counterfeits. */
export interface Scored {
  /** Its photo. */
  readonly file: string;
  readonly counterfeit: boolean;
  readonly score: number;
}

/** The area under ROC of any scores. */
export function areaFigure(scored: readonly Scored[]): AucFigure {
  const scoresOf = (drawn: readonly Scored[], counterfeit: boolean) =>
    drawn.filter((tablet) => tablet.counterfeit === counterfeit).map(({ score }) => score);
  const auc = (drawn: readonly Scored[]) => areaUnderRoc(scoresOf(drawn, true), scoresOf(drawn, false));
  return {
    value: auc(scored),
    interval: intervalOverPhotos(scored, auc),
    counterfeits: scoresOf(scored, true).length,
    references: scoresOf(scored, false).length,
  };
}

/** The area under ROC of the reported likelihood ratios, or of another `score`; rows with neither label are ignored. */
export function aucFigure(rows: readonly TabletRow[], score: (row: TabletRow) => number = log10Of): AucFigure {
  const labelled = rows.filter((row) => isCounterfeit(row) || isReference(row));
  return areaFigure(labelled.map((row) => ({ file: row.file, counterfeit: isCounterfeit(row), score: score(row) })));
}
