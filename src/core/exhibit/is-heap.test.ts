import { expect, test } from 'vitest';
import type { TabletFinding } from '../examination.ts';
import { isHeap } from './is-heap.ts';

const lying = (...ratios: number[]): TabletFinding[] =>
  ratios.map((ratio) => ({
    ellipse: { cx: 0, cy: 0, rx: 50, ry: 50 * ratio, angle: 0 },
    face: 'M',
    verdict: 'inconclusive',
    reasons: [],
  }));

test.each([
  ['on a table, seen from a slant', lying(0.62, 0.6, 0.58, 0.64, 0.61, 0.6), false],
  ['on a table, one edge read badly', lying(0.95, 0.96, 0.97, 0.95, 0.94, 0.96, 0.95, 0.97, 0.96, 0.95, 0.6), false],
  ['in a heap', lying(0.98, 0.7, 0.6, 0.9, 0.95, 0.8), true],
  ['too few to tell', lying(0.98, 0.6, 0.7, 0.9), false],
  ['none', [], false],
])('%s', (_, tablets, expected) => {
  expect(isHeap(tablets)).toBe(expected);
});
