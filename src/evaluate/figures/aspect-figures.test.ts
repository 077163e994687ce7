import { expect, test } from 'vitest';
import { referenceTablet, refusedRow, tabletRow, truthTablet } from '../../../test/evaluation/example-rows.ts';
import type { Aspects } from '../../core/examination.ts';
import type { TabletRow } from '../tablet-row.ts';
import { aspectFiguresOf } from './aspect-figures.ts';

function row(defects: string[] | 'reference', aspects: Partial<Aspects>): TabletRow {
  const plain = tabletRow(0, defects === 'reference' ? referenceTablet() : truthTablet({ defects }));
  const shown = { imprint: 0.5, colour: 0.5, surface: 0.5, edge: 0.5, ...aspects };
  return { ...plain, finding: { ...plain.finding, aspects: shown } };
}

test('each aspect has its own kinds of defect beside the others’', () => {
  const [imprint, colour] = aspectFiguresOf([
    row(['soft'], { imprint: 0.9, colour: 0.1 }),
    row(['warp', 'colour'], { imprint: 0.2, colour: 0.8 }),
    row(['mottle'], { imprint: 0.1, colour: 0.9 }),
    row('reference', { imprint: 0.3, colour: 0.3 }),
  ]);
  expect(imprint).toMatchObject({ aspect: 'imprint', own: { value: 0.5, counterfeits: 2 }, others: { value: 0 } });
  expect(colour).toMatchObject({ own: { value: 1, counterfeits: 2 }, others: { value: 0, counterfeits: 1 } });
});

test('a null aspect is not counted, and its share is given', () => {
  const [imprint] = aspectFiguresOf([
    row(['soft'], { imprint: null }),
    row(['soft'], { imprint: 0.9 }),
    row('reference', { imprint: 0.1 }),
    row('reference', { imprint: null }),
    refusedRow(),
  ]);
  expect(imprint).toMatchObject({ told: { hits: 2, n: 4 }, own: { value: 1, counterfeits: 1, references: 1 } });
});

test('a defect of unknown kind counts for neither', () => {
  const [imprint] = aspectFiguresOf([row(['sparkles'], {}), row(['sparkles', 'soft'], {}), row('reference', {})]);
  expect(imprint).toMatchObject({ own: { counterfeits: 0 }, others: { counterfeits: 0, references: 1 } });
});
