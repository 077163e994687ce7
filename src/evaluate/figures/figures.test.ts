import { describe, expect, test } from 'vitest';
import { identity, settings } from '../../../test/contract/examples.ts';
import { exampleEvaluation } from '../../../test/evaluation/example-evaluation.ts';
import {
  otherTablet,
  referenceTablet,
  refusedRow,
  tabletRow,
  truthTablet,
} from '../../../test/evaluation/example-rows.ts';
import type { PhotoResult } from '../evaluate-photo.ts';
import type { TabletRow } from '../tablet-row.ts';
import { cllr, cllrMin } from './cllr.ts';
import { figuresOf, reliabilityOf } from './figures.ts';

const photoOf = (rows: readonly TabletRow[], changes: Partial<PhotoResult> = {}): PhotoResult => ({
  file: 'a.jpg',
  rows,
  missed: [],
  extra: [],
  empty: false,
  examinedCount: 0,
  compared: 0,
  ...changes,
});
const figures = (...photos: PhotoResult[]) => figuresOf({ model: identity, settings, photos });

const SET = [
  tabletRow(1.5, truthTablet({ severity: 0.9 })),
  tabletRow(-0.6, truthTablet({ severity: 0.5 })),
  tabletRow(0.2, truthTablet({ severity: 0.1 })),
  tabletRow(-0.6, referenceTablet()),
  refusedRow(referenceTablet()),
  tabletRow(1.2, otherTablet()),
];

describe('figuresOf', () => {
  test('counts tablets by label and severity', () => {
    const missed = [{ file: 'a.jpg', ground: undefined, blur: undefined, truth: truthTablet(), picture: undefined }];
    const { tablets, rates } = figures(photoOf(SET, { missed }));
    expect(tablets).toEqual({
      wanted: 7,
      found: 6,
      counterfeit: 3,
      strong: 1,
      middle: 1,
      mild: 1,
      reference: 2,
      other: 1,
    });
    expect(rates.recall).toMatchObject({ hits: 6, n: 7 });
  });

  test('gives the verdicts by label', () => {
    const { verdicts } = figures(photoOf(SET));
    expect(verdicts.middle.no_difference_seen).toMatchObject({ hits: 1, n: 1 });
    expect(verdicts.reference.cannot_assess).toMatchObject({ hits: 1, n: 2 });
    expect(verdicts.other.likely_counterfeit).toMatchObject({ hits: 1, n: 1 });
  });

  test('a tablet that was not compared counts as a ratio of 1 in cost and area', () => {
    const result = figures(photoOf(SET));
    expect(result.cllr.value).toBeCloseTo(cllr([1.5, -0.6, 0.2], [-0.6, 0]), 12);
    expect(result.cllrMin.value).toBeCloseTo(cllrMin([1.5, -0.6, 0.2], [-0.6, 0]), 12);
    expect(result.cllrLoss).toBeCloseTo(result.cllr.value - result.cllrMin.value, 12);
    // 1.5 and 0.2 above both; -0.6 ties with one reference and is below the other.
    expect(result.auc.all).toMatchObject({ value: 4.5 / 6, counterfeits: 3, references: 2 });
    expect(result.auc.middle.value).toBe(0.25);
  });

  test('false detections are counted per photo, failed photos included', () => {
    const extra = { file: 'a.jpg', probability: 0.9, finding: SET[0]!.finding, picture: '' };
    const result = figures(photoOf([], { extra: [extra, extra, extra] }), photoOf([]));
    expect([result.falseDetections, result.falsePerPhoto]).toEqual([3, 1.5]);
  });

  test('figures without tablets are unknown', () => {
    const empty = figures(photoOf([], { empty: true }));
    expect([empty.auc.all.value, empty.cllr.value, empty.ellipseIou, empty.calibrationError]).toEqual(
      Array(4).fill(Number.NaN),
    );
  });

  test('in the example, stronger counterfeits are better distinguished', () => {
    const { auc, photos } = figuresOf(exampleEvaluation());
    expect(photos).toEqual({ evaluated: 43, failed: 1, empty: 1 });
    expect(auc.strong.value).toBeGreaterThan(auc.mild.value);
    expect(auc.middle.value).toBeGreaterThan(auc.mild.value);
    expect(auc.all.interval[0]).toBeLessThan(auc.all.value);
    expect(auc.all.interval[1]).toBeGreaterThan(auc.all.value);
  });
});

test('reliability takes the set’s own odds, and only what was compared', () => {
  // Two counterfeits to one reference among the compared: a ratio of 1 is a probability of 2/3.
  const rows = [tabletRow(0), tabletRow(0), tabletRow(0, referenceTablet()), refusedRow(referenceTablet())];
  const bins = reliabilityOf(rows);
  expect(bins.map(({ said }) => said)).toEqual(bins.map(() => expect.closeTo(2 / 3, 9)));
  expect(bins.reduce((sum, { came }) => sum + came.n, 0)).toBe(3);
  expect(reliabilityOf([tabletRow(1)])).toEqual([]);
});
