import { describe, expect, test } from 'vitest';
import { formatLots } from './format-lots.ts';
import { lotFiguresOf } from './lot-figures.ts';
import type { LotRow } from './lot-row.ts';

const row = (lot: number, label: LotRow['label'], log10: number | null, severity = 0): LotRow => ({
  file: `${lot}.jpg`,
  lot,
  label,
  severity,
  verdict: log10 === null ? 'cannot_assess' : log10 >= 1 ? 'likely_counterfeit' : 'inconclusive',
  log10LikelihoodRatio: log10,
});

/** Ten reference tablets, of which `flagged` are flagged, and two counterfeits, one of them flagged. */
const lot = (number: number, flagged: number): LotRow[] => [
  ...Array.from({ length: 10 }, (_, i) => row(number, 'reference', i < flagged ? 1.2 : -0.5)),
  row(number, 'counterfeit', 1.5, 0.9),
  row(number, 'counterfeit', -0.6, 0.1),
];

describe('lotFiguresOf', () => {
  test('a lot counts against the model if more than a tenth of its tablets do', () => {
    const figures = lotFiguresOf([...lot(0, 0), ...lot(1, 1), ...lot(2, 2), ...lot(3, 5)], 1);
    expect(figures).toMatchObject({ lotShare: 1, lots: 4, lotsFlagged: { hits: 2, n: 4 } });
    expect(figures.referenceFlagged).toMatchObject({ hits: 8, n: 40, share: 0.2 });
    expect(figures.counterfeitFlagged).toMatchObject({ hits: 4, n: 8 });
    expect(figures.auc).toMatchObject({ counterfeits: 8, references: 40 });
  });

  test('refused tablets are counted apart from the other shares', () => {
    const { referenceCompared, referenceFlagged, lotsFlagged } = lotFiguresOf(
      [row(0, 'reference', null), row(0, 'reference', 1.2), row(1, 'reference', null)],
      1,
    );
    expect(referenceCompared).toMatchObject({ hits: 1, n: 3 });
    expect(referenceFlagged).toMatchObject({ hits: 1, n: 1 });
    expect(lotsFlagged).toMatchObject({ hits: 1, n: 1 });
  });

  test('intervals are over lots: lots that fail as a whole widen them', () => {
    const together = lotFiguresOf([...lot(0, 10), ...lot(1, 0), ...lot(2, 0), ...lot(3, 0), ...lot(4, 0)], 1);
    const apart = lotFiguresOf(Array.from({ length: 5 }, (_, i) => lot(i, 2)).flat(), 1);
    expect(together.referenceFlagged.share).toBe(apart.referenceFlagged.share);
    expect(together.referenceFlagged.interval[1]).toBeGreaterThan(apart.referenceFlagged.interval[1] + 0.1);
  });
});

describe('formatLots', () => {
  const many = (flagged: number) => Array.from({ length: 20 }, (_, i) => lot(i, i === 0 ? flagged : 0)).flat();
  const text = (flagged: number) => formatLots([lotFiguresOf(many(flagged), 1), lotFiguresOf(many(0), 0)]);

  test('shows both side by side, with bounds', () => {
    expect(text(10)).toContain(
      '| lots with more than a tenth of them flagged | 1 of 20 (0.9 % to 23.6 %) | none of 20 (below about 15.0 %) |',
    );
    expect(text(10)).toContain(
      '| reference tablets flagged, of those | 5.0 % of 200 (0.0 % to 15.0 %) | none of 200 (below about 1.5 %) |',
    );
  });

  test('says whether it is few enough, and the cost of adapting to lots', () => {
    expect(text(10)).toContain('Of the lots simulated here, no more than 5 %');
    expect(formatLots([lotFiguresOf([...many(10), ...lot(20, 10)], 1), lotFiguresOf(many(0), 0)])).toContain(
      'Of the lots simulated here, more than 5 %',
    );
    expect(text(10)).toMatch(/costs 0\.0\d\d of the AUC/);
  });
});
