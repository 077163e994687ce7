import { NUISANCES, type Nuisance } from '../nuisances.ts';
import { isM30, type TabletRow } from '../tablet-row.ts';
import { type AucFigure, aucFigure } from './auc-figure.ts';

/** Whether one nuisance alone separates counterfeits from references, which it must not. */
export interface ProbeFigure {
  readonly nuisance: Nuisance;
  /** As if larger values suggested a counterfeit: below 0.5, smaller values do. */
  readonly auc: AucFigure;
  /** |area - 0.5|. */
  readonly offChance: number;
  /**
   * `chance`: the interval includes 0.5; `negligible`: it does not, and lies wholly within `NEGLIGIBLE` of it; `tells`:
   * neither; `unknown`: there is no interval.
   */
  readonly reading: 'chance' | 'negligible' | 'tells' | 'unknown';
}

/**
 * With matched pairs of reference and counterfeit, areas are known to thousandths, and effects too small to learn from
 * are still detected: within this distance of 0.5 they are called negligible.
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

/** The reading of the area under ROC of a property that must not be informative. */
export function readArea({ interval: [low, high] }: Pick<AucFigure, 'interval'>): ProbeFigure['reading'] {
  if (!Number.isFinite(low) || !Number.isFinite(high)) return 'unknown';
  if (low <= 0.5 && high >= 0.5) return 'chance';
  return low >= 0.5 - NEGLIGIBLE && high <= 0.5 + NEGLIGIBLE ? 'negligible' : 'tells';
}
