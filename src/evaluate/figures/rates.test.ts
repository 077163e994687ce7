import { describe, expect, test } from 'vitest';
import {
  comparedFinding,
  otherTablet,
  referenceTablet,
  refusedRow,
  tabletRow,
  truthTablet,
} from '../../../test/evaluation/example-rows.ts';
import type { TabletRow } from '../tablet-row.ts';
import { type RateName, ratesOf } from './rates.ts';

const counts = (name: RateName, ...rows: TabletRow[]) => {
  const { hits, n } = ratesOf(rows, [])[name];
  return [hits, n];
};
/** An M whose finding is changed. */
const said = (changes: Partial<TabletRow['finding']>, truth = truthTablet()) =>
  tabletRow(0, truth, { finding: { ...comparedFinding(truth, 0), ...changes } });

describe('up within ten degrees', () => {
  test.each([
    [30, true],
    [40, true],
    [20, true],
    [41, false],
    [-150, false],
    [undefined, false],
  ])('an imprint at 30, read at %s', (upAngle, right) => {
    const { upAngle: _, ...finding } = comparedFinding(truthTablet(), 0);
    const row = tabletRow(0, truthTablet(), { finding: upAngle === undefined ? finding : { ...finding, upAngle } });
    expect(counts('upAngleWithin10', row)).toEqual([right ? 1 : 0, 1]);
  });

  test('across the turn from 180 to -180, and only with the right face', () => {
    const truth = truthTablet({ up_angle: 176 });
    expect(counts('upAngleWithin10', said({ upAngle: -176 }, truth))).toEqual([1, 1]);
    expect(counts('upAngleWithin10', said({ upAngle: 176, face: '30' }, truth))).toEqual([0, 1]);
  });
});

describe('ratesOf', () => {
  test('a face that was not read counts for none of the read ones', () => {
    const rows = [said({}), said({ face: '30' }), refusedRow()];
    expect(counts('faceRead', ...rows)).toEqual([2, 3]);
    expect(counts('faceAccuracy', ...rows)).toEqual([1, 2]);
  });

  test('easy is sharp, from above and not small', () => {
    const easy = { rx: 60, ry: 57 };
    const rows = [
      tabletRow(0, truthTablet(easy)),
      tabletRow(0, truthTablet({ rx: 60, ry: 50 })),
      tabletRow(0, truthTablet({ rx: 50, ry: 50 })),
      tabletRow(0, truthTablet(easy), { blur: 'motion' }),
      refusedRow(truthTablet(easy)),
    ];
    expect(counts('assessedEasy', ...rows)).toEqual([1, 2]);
    expect(counts('assessed', ...rows)).toEqual([4, 5]);
  });

  test('flagged and missed, by severity', () => {
    const strong = truthTablet({ severity: 0.65 });
    const rows = [
      tabletRow(1.2, strong),
      tabletRow(-0.6, strong),
      said({ verdict: 'other_imprint' }, strong),
      tabletRow(1.2, truthTablet({ severity: 0.64 })),
      tabletRow(1.2, truthTablet({ severity: 0.39 })),
      tabletRow(1.2, referenceTablet()),
    ];
    expect(counts('strongAccused', ...rows)).toEqual([1, 3]);
    expect(counts('strongLetBy', ...rows)).toEqual([2, 3]);
    expect([counts('middleAccused', ...rows), counts('mildAccused', ...rows)]).toEqual([
      [1, 1],
      [1, 1],
    ]);
    expect(counts('referenceAccused', ...rows)).toEqual([1, 1]);
    expect(counts('m30CalledOther', ...rows)).toEqual([1, 6]);
  });

  test('other imprints: called so, refused, flagged', () => {
    const other = otherTablet();
    const rows = [
      said({ verdict: 'other_imprint' }, other),
      refusedRow(other),
      tabletRow(1.2, other),
      tabletRow(0, other),
    ];
    expect(counts('otherCalledOther', ...rows)).toEqual([1, 4]);
    expect(counts('otherOrNotAssessed', ...rows)).toEqual([2, 4]);
    expect(counts('otherAccused', ...rows)).toEqual([1, 4]);
  });

  test('empty photos in which something was compared', () => {
    const photo = { file: 'a', rows: [], missed: [], extra: [], empty: true, examinedCount: 0, compared: 0 };
    const { emptyPhotosFlagged } = ratesOf(
      [],
      [photo, { ...photo, compared: 2 }, { ...photo, empty: false, compared: 9 }],
    );
    expect(emptyPhotosFlagged).toMatchObject({ hits: 1, n: 2 });
  });
});
