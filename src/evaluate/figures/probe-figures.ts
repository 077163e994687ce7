import { NUISANCES, type Nuisance } from '../nuisances.ts';
import { isM30, type TabletRow } from '../tablet-row.ts';
import { type AucFigure, aucFigure } from './auc-figure.ts';

/** Whether one nuisance alone tells counterfeits from references, as it must not. */
export interface ProbeFigure {
  readonly nuisance: Nuisance;
  /** As if more of it spoke for a counterfeit: below 0.5, less of it does. */
  readonly auc: AucFigure;
  /** |area - 0.5|. */
  readonly offChance: number;
  /**
   * `chance`: the interval holds 0.5; `negligible`: it does not, and lies wholly within `NEGLIGIBLE` of it; `tells`: neither;
   * `unknown`: there is no interval.
   */
  readonly reading: 'chance' | 'negligible' | 'tells' | 'unknown';
}

/**
 * Where reference and counterfeit were photographed as twins, areas are known to thousandths, and an effect too small to
 * learn from is still seen: this far from 0.5 it is called negligible.
 */
export const NEGLIGIBLE = 0.03;

/** Over all M 30 that were found, compared or not. Nothing is fitted to the photos. */
export function probeFiguresOf(rows: readonly TabletRow[]): ProbeFigure[] {
  const m30 = rows.filter(isM30);
  return NUISANCES.map((nuisance) => {
    const auc = aucFigure(m30, ({ nuisances }) => nuisances[nuisance]);
    return { nuisance, auc, offChance: Math.abs(auc.value - 0.5), reading: readArea(auc) };
  });
}

/** What an area under ROC says of something that must not tell. */
export function readArea({ interval: [low, high] }: Pick<AucFigure, 'interval'>): ProbeFigure['reading'] {
  if (!Number.isFinite(low) || !Number.isFinite(high)) return 'unknown';
  if (low <= 0.5 && high >= 0.5) return 'chance';
  return low >= 0.5 - NEGLIGIBLE && high <= 0.5 + NEGLIGIBLE ? 'negligible' : 'tells';
}
