import { describe, expect, test } from 'vitest';
import { otherTablet, referenceTablet, tabletRow, truthTablet } from '../../../test/evaluation/example-rows.ts';
import { pressFiguresOf } from './press-figures.ts';

const embedding = [1, 0];
const row = (file: string, press: string | undefined, changes = {}) =>
  tabletRow(0, truthTablet({ press }), { file, embedding, ...changes });

describe('pressFiguresOf', () => {
  test('says why it is unknown', () => {
    const why = (...rows: ReturnType<typeof row>[]) => pressFiguresOf(rows);
    expect(why(row('a', 'p', { embedding: undefined }))).toEqual({ known: false, why: 'no_embedding' });
    expect(why(row('a', undefined))).toEqual({ known: false, why: 'no_press' });
    expect(why(row('a', 'p'), row('a', 'p'), row('b', 'q'))).toEqual({ known: false, why: 'no_pairs' });
    expect(why()).toEqual({ known: false, why: 'no_embedding' });
  });

  test('gives counterfeits alone beside all, and leaves other imprints out', () => {
    const rows = [
      row('a', 'p'),
      row('b', 'p'),
      row('c', 'q', { embedding: [0, 1] }),
      tabletRow(0, referenceTablet({ press: 'r' }), { file: 'd', embedding: [0, -1] }),
      tabletRow(0, otherTablet({ press: 'other' }), { file: 'e', embedding }),
    ];
    expect(pressFiguresOf(rows)).toMatchObject({
      known: true,
      all: { value: 1, near: 1, far: 5 },
      counterfeits: { value: 1, near: 1, far: 2 },
    });
  });
});
