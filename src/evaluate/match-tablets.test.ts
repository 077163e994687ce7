import { describe, expect, test } from 'vitest';
import { truthPhoto, truthTablet } from '../../test/evaluation/example-rows.ts';
import { isWanted, matchTablets } from './match-tablets.ts';

const circle = (cx: number, cy: number, r = 50) => ({ cx, cy, rx: r, ry: r, angle: 0 });
const tabletAt = (cx: number, cy: number, covered = 0) => truthTablet({ ...circle(cx, cy), covered });
const photoOf = (...tablets: ReturnType<typeof tabletAt>[]) => ({ ...truthPhoto(), tablets });

describe('isWanted', () => {
  const photo = { width: 400, height: 300 };
  test.each([
    ['in the middle', tabletAt(200, 150), true],
    ['just touching the edge', tabletAt(50, 150), true],
    ['a tenth outside', tabletAt(40, 150), true],
    ['more than that outside', tabletAt(39, 150), false],
    ['wholly outside, beyond a corner', tabletAt(-100, -100), false],
    ['under another', tabletAt(200, 150, 1), false],
  ])('%s', (_, tablet, wanted) => {
    expect(isWanted(tablet, photo)).toBe(wanted);
  });
});

describe('matchTablets', () => {
  test('found, missed and extra', () => {
    const [left, right] = [tabletAt(100, 150), tabletAt(300, 150)];
    const { found, missed, extra } = matchTablets(photoOf(left, right), [circle(200, 150, 20), circle(103, 150)]);
    expect(found).toEqual([{ truth: left, index: 1, overlap: expect.closeTo(0.93, 1) }]);
    expect(missed).toEqual([right]);
    expect(extra).toEqual([0]);
  });

  test('an ellipse that overlaps by six tenths matches the tablet, one below does not', () => {
    const photo = photoOf(tabletAt(200, 150));
    expect(matchTablets(photo, [circle(218, 150)])).toMatchObject({ found: [{ index: 0 }], missed: [], extra: [] });
    // 0.56 of the union.
    expect(matchTablets(photo, [circle(222, 150)])).toMatchObject({ found: [], missed: [{ cx: 200 }], extra: [0] });
  });

  test('the closer of two findings matches the tablet, the other is extra', () => {
    const detections = [circle(206, 150), circle(201, 150)];
    expect(matchTablets(photoOf(tabletAt(200, 150)), detections)).toMatchObject({ found: [{ index: 1 }], extra: [0] });
  });

  test('a wanted tablet is matched before a covered one, even if that one is closer', () => {
    const photo = photoOf(tabletAt(200, 150, 1), tabletAt(208, 150));
    expect(matchTablets(photo, [circle(200, 150)])).toMatchObject({ found: [{ truth: { cx: 208 } }], missed: [] });
  });

  test('findings on covered tablets and distractors are no errors, and a covered tablet is not missed', () => {
    const photo = { ...photoOf(tabletAt(100, 150, 2)), things: [circle(300, 150, 40)] };
    const detections = [circle(100, 150), circle(310, 150, 15)];
    expect(matchTablets(photo, detections)).toEqual({ found: [], missed: [], extra: [] });
  });
});
