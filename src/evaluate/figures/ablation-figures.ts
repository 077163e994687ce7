import { ABLATIONS, type Ablation } from '../ablations.ts';
import { againstReferences, isAssessed, isM30, type TabletRow } from '../tablet-row.ts';
import { type AucFigure, aucFigure } from './auc-figure.ts';

/** Discrimination of the inspector: all compared tablets, and strong counterfeits alone. */
export interface AblationFigure {
  readonly name: Ablation | 'unaltered';
  readonly all: AucFigure;
  readonly strong: AucFigure;
}

/**
 * The same tablets, altered and unaltered: the M 30 that were compared with the reference. By the likelihood ratio
 * before gates and bounds, because a masked imprint is unreadable and the gates would refuse it.
 */
export function ablationFiguresOf(rows: readonly TabletRow[]): AblationFigure[] {
  const compared = rows.filter((row) => isM30(row) && isAssessed(row));
  const figure = (name: AblationFigure['name'], score: (row: TabletRow) => number): AblationFigure => ({
    name,
    all: aucFigure(compared, score),
    strong: aucFigure(againstReferences(compared, 'strong'), score),
  });
  return [
    figure('unaltered', (row) => row.unboundedLog10),
    ...ABLATIONS.map((name) => figure(name, (row) => row.ablatedLog10[name])),
  ];
}
