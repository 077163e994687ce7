import { expect, test } from 'vitest';
import { referenceTablet, refusedRow, tabletRow, truthTablet } from '../../../test/evaluation/example-rows.ts';
import { ablationFiguresOf } from './ablation-figures.ts';

test('compared tablets only, by alteration', () => {
  const rows = Array.from({ length: 12 }, (_, i) => {
    const file = `${i}.jpg`;
    const fake = truthTablet({ severity: i < 6 ? 0.9 : 0.1 });
    return [tabletRow(i + 1, fake, { file }), tabletRow(-1, referenceTablet(), { file }), refusedRow(fake, { file })];
  }).flat();
  const figures = ablationFiguresOf(rows);
  expect(figures.map(({ name }) => name)).toEqual(['unaltered', 'grey', 'imprint_masked', 'tablet_masked']);
  expect(figures.map(({ all }) => all.value)).toEqual([1, 1, 1, 0.5]);
  for (const { all, strong } of figures) {
    expect(all).toMatchObject({ counterfeits: 12, references: 12 });
    expect(strong).toMatchObject({ counterfeits: 6, references: 12 });
  }
});
