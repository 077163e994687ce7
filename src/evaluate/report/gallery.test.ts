import { describe, expect, test } from 'vitest';
import { identity, settings } from '../../../test/contract/examples.ts';
import { exampleEvaluation, HOSTILE } from '../../../test/evaluation/example-evaluation.ts';
import { referenceTablet, refusedRow, tabletRow, truthTablet } from '../../../test/evaluation/example-rows.ts';
import type { TabletRow } from '../tablet-row.ts';
import { galleryOf } from './gallery.ts';

const galleryOfRows = (...rows: TabletRow[]) =>
  galleryOf({
    model: identity,
    settings,
    photos: [{ file: 'a', rows, missed: [], extra: [], empty: false, examinedCount: 0, compared: 0 }],
  });

describe('galleryOf', () => {
  test('counterfeits by rising ratio, those at the bound by their logit; refused ones are left out', () => {
    const rows = [
      tabletRow(-0.5, undefined, { unboundedLog10: -1 }),
      tabletRow(0.3),
      tabletRow(-0.5, undefined, { unboundedLog10: -2 }),
      refusedRow(),
    ];
    const { count, worst } = galleryOfRows(...rows).lowCounterfeits;
    expect([count, worst]).toEqual([3, [rows[2], rows[0], rows[1]]]);
  });

  test('references by falling ratio, at most eight', () => {
    const { count, worst } = galleryOfRows(
      ...Array.from({ length: 20 }, (_, i) => tabletRow(i, referenceTablet())),
    ).highReferences;
    expect(count).toBe(20);
    expect(worst.map(({ unboundedLog10 }) => unboundedLog10)).toEqual([19, 18, 17, 16, 15, 14, 13, 12]);
  });

  test('every other kind of mistake, each in its place', () => {
    const { missed, falseDetections, misread, m30CalledOther, othersTakenForM30 } = galleryOf(exampleEvaluation());
    // The odd photo has a missed tablet, and the tablet of the failed photo counts as missed.
    expect(missed.worst.map(({ file }) => file)).toEqual([HOSTILE, 'broken.jpg']);
    for (const kind of [falseDetections, misread, m30CalledOther, othersTakenForM30]) {
      expect([kind.count, kind.worst[0]?.file]).toEqual([1, HOSTILE]);
    }
    expect(misread.worst[0]).toMatchObject({ truth: { face: 'M' }, finding: { face: '30' } });
    expect(m30CalledOther.worst[0]?.truth).toEqual(truthTablet());
  });
});
