import { type AucFigure, areaFigure } from '../../evaluate/figures/auc-figure.ts';
import { type Interval, intervalOverPhotos } from '../../evaluate/figures/interval-over-photos.ts';
import { type Rate, rateOf } from '../../evaluate/figures/rate.ts';
import { isCompared, isFlagged, type LotRow } from './lot-row.ts';

/** Maximum share of false positives among a lot's compared reference tablets; more counts against the model. */
const MAX_FLAGGED_SHARE = 0.1;

/** A share of tablets with its 95 % interval over lots: tablets of one lot fail together. */
export interface LotShare {
  readonly hits: number;
  readonly n: number;
  readonly share: number;
  readonly interval: Interval;
}

/** A model's results on many lots, at one distance from the drawing. */
export interface LotFigures {
  /** Share of the drawing's error by which the lots depart from the drawing: 0 is the drawing itself. */
  readonly lotShare: number;
  readonly lots: number;
  readonly referenceCompared: LotShare;
  /** Share of those compared, like the following. */
  readonly referenceFlagged: LotShare;
  /** Lots with more than a tenth of their compared reference tablets flagged, of those with any compared. */
  readonly lotsFlagged: Rate;
  readonly counterfeitFlagged: LotShare;
  /**
   * Counterfeits, each modelled on a lot, against all references, by the reported likelihood ratio; intervals over
   * lots.
   */
  readonly auc: AucFigure;
}

export function lotFiguresOf(rows: readonly LotRow[], lotShare: number): LotFigures {
  const reference = rows.filter(({ label }) => label === 'reference');
  const compared = reference.filter(isCompared);
  const numbers = [...new Set(compared.map(({ lot }) => lot))];
  const lots = numbers.map((number) => compared.filter(({ lot }) => lot === number));
  const counterfeit = rows.filter((row) => row.label === 'counterfeit' && isCompared(row));
  return {
    lotShare,
    lots: new Set(rows.map(({ lot }) => lot)).size,
    referenceCompared: shareOf(reference, isCompared),
    referenceFlagged: shareOf(compared, isFlagged),
    lotsFlagged: rateOf(lots, (lot) => lot.filter(isFlagged).length > MAX_FLAGGED_SHARE * lot.length),
    counterfeitFlagged: shareOf(counterfeit, isFlagged),
    auc: areaFigure(
      [...compared, ...counterfeit].map((row) => ({
        file: `lot ${row.lot}`,
        counterfeit: row.label === 'counterfeit',
        score: row.log10LikelihoodRatio ?? 0,
      })),
    ),
  };
}

function shareOf(rows: readonly LotRow[], holds: (row: LotRow) => boolean): LotShare {
  const share = (some: readonly LotRow[]) => some.filter(holds).length / some.length;
  const byLot = rows.map((row) => ({ ...row, file: `lot ${row.lot}` }));
  return {
    hits: rows.filter(holds).length,
    n: rows.length,
    share: share(rows),
    interval: intervalOverPhotos(byLot, share),
  };
}
