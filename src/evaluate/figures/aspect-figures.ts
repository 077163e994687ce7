import { ASPECTS, type Aspect } from '../../core/labels.ts';
import { isAssessed, isCounterfeit, isM30, isReference, type TabletRow } from '../tablet-row.ts';
import { type AucFigure, aucFigure } from './auc-figure.ts';
import { aspectsOfDefects } from './defect-aspects.ts';
import { type Rate, rateOf } from './rate.ts';

/** Whether one aspect stands out for its own kinds of defect, and only for those. */
export interface AspectFigure {
  readonly aspect: Aspect;
  /** Share of the compared M 30; for the others, too small or too blurred for this aspect, it is null. */
  readonly told: Rate;
  /** Counterfeits with a defect of this aspect, possibly among others, against all references. */
  readonly own: AucFigure;
  /** Counterfeits whose defects all belong to other aspects, against all references. */
  readonly others: AucFigure;
}

/** By the aspects as reported; counterfeits with an unknown kind of defect are excluded. */
export function aspectFiguresOf(rows: readonly TabletRow[]): AspectFigure[] {
  const compared = rows.filter((row) => isM30(row) && isAssessed(row));
  return ASPECTS.map((aspect) => {
    const scoreOf = ({ finding }: TabletRow) => finding.aspects?.[aspect] ?? null;
    const told = compared.filter((row) => scoreOf(row) !== null);
    const against = (own: boolean) =>
      aucFigure(
        told.filter((row) => isReference(row) || differsIn(row, aspect) === own),
        (row) => scoreOf(row) ?? Number.NaN,
      );
    return {
      aspect,
      told: rateOf(compared, (row) => scoreOf(row) !== null),
      own: against(true),
      others: against(false),
    };
  });
}

/** Whether a counterfeit has a defect of this aspect; undefined for other tablets, and if unknown. */
function differsIn(row: TabletRow, aspect: Aspect): boolean | undefined {
  return isCounterfeit(row) ? aspectsOfDefects(row.truth.defects)?.has(aspect) : undefined;
}
