import { describe, expect, test } from 'vitest';
import { identity, settings } from '../../../test/contract/examples.ts';
import { exampleEvaluation } from '../../../test/evaluation/example-evaluation.ts';
import { otherTablet, referenceTablet, tabletRow, truthTablet } from '../../../test/evaluation/example-rows.ts';
import type { TabletRow } from '../tablet-row.ts';
import { type Breakdown, breakdownsOf } from './breakdowns.ts';
import { figuresOf } from './figures.ts';

function groupsOf(key: Breakdown['key'], rows: readonly TabletRow[], missed: readonly TabletRow[] = []) {
  const photo = { file: 'a.jpg', rows, missed, extra: [], empty: false, examinedCount: 0, compared: 0 };
  const found = breakdownsOf({ model: identity, settings, photos: [photo] }).find((breakdown) => breakdown.key === key);
  return found?.groups ?? [];
}
const repeat = (count: number, row: TabletRow) =>
  Array.from({ length: count }, (_, i) => ({ ...row, file: `${i}.jpg` }));

describe('breakdownsOf', () => {
  test('kinds of defects: a counterfeit is in the group of each, against all references', () => {
    const both = truthTablet({ defects: ['strokes', 'colour'] });
    const rows = [...repeat(10, tabletRow(1, both)), tabletRow(1), ...repeat(10, tabletRow(-0.5, referenceTablet()))];
    const groups = groupsOf('defect', rows);
    expect(groups.map(({ name, counterfeits }) => [name, counterfeits])).toEqual([
      ['colour', 10],
      ['strokes', 11],
    ]);
    expect(groups[0]?.auc).toMatchObject({ value: 1, counterfeits: 10, references: 10 });
  });

  test('grounds: counterfeits against the references on the same ground, where there are enough', () => {
    const rows = [
      ...repeat(10, tabletRow(1)),
      ...repeat(10, tabletRow(-0.5, referenceTablet())),
      ...repeat(20, tabletRow(1, undefined, { ground: 'skin' })),
      ...repeat(9, tabletRow(-0.5, referenceTablet(), { ground: 'skin' })),
    ];
    const [skin, wood] = groupsOf('ground', rows);
    expect(skin).toMatchObject({ name: 'skin', counterfeits: 20, references: 9 });
    expect(skin).not.toHaveProperty('auc');
    expect(wood?.auc).toMatchObject({ value: 1, counterfeits: 10, references: 10 });
  });

  test('missed tablets lower the share found; other imprints do not count', () => {
    const blurred = { blur: 'motion' };
    const rows = [tabletRow(1, undefined, blurred), tabletRow(1), tabletRow(1, otherTablet(), blurred)];
    const [motion, none] = groupsOf('blur', rows, [tabletRow(0, undefined, blurred)]);
    expect(motion).toMatchObject({ name: 'motion', found: { hits: 1, n: 2 }, counterfeits: 1 });
    expect(none).toMatchObject({ name: 'none', found: { hits: 1, n: 1 } });
  });

  test('bands: the lower limit belongs to it, the upper one to the next', () => {
    const sized = (rx: number) => tabletRow(0, truthTablet({ rx, ry: 0.9 * rx }));
    const sizes = groupsOf('size', [sized(59.9), sized(60), sized(140), sized(5000)]);
    expect(sizes.map(({ counterfeits }) => counterfeits)).toEqual([1, 1, 0, 0, 2]);
    const tilts = groupsOf('tilt', [sized(60), tabletRow(0, truthTablet({ rx: 60, ry: 60 }))]);
    expect(tilts.map(({ counterfeits }) => counterfeits)).toEqual([1, 1, 0, 0]);
  });

  test('a band of severity has the area and the interval of the figures', () => {
    const evaluation = exampleEvaluation();
    const [severity] = breakdownsOf(evaluation);
    const { strong, middle, mild } = figuresOf(evaluation).auc;
    expect(severity?.groups.map(({ auc }) => auc)).toEqual([strong, middle, mild]);
  });

  test('bands hold every tablet once', () => {
    for (const { key, groups } of breakdownsOf(exampleEvaluation())) {
      const all = groups.reduce((sum, { counterfeits }) => sum + counterfeits, 0);
      expect([key, all]).toEqual([key, 42]);
    }
  });
});
