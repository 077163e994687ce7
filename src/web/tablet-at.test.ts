import { expect, test } from 'vitest';
import { tabletAt } from './tablet-at.ts';

const ellipses = [100, 160].map((cx) => ({ cx, cy: 100, rx: 40, ry: 30, angle: 0 }));

test('of two tablets that overlap, a tap means the one whose middle is nearer', () => {
  expect(tabletAt(ellipses, 125, 100)).toBe(1);
  expect(tabletAt(ellipses, 135, 100)).toBe(2);
});

test('a tap beside a tablet still means it, and one far from all means none', () => {
  expect(tabletAt(ellipses, 50, 100)).toBe(1);
  expect(tabletAt(ellipses, 20, 100)).toBeUndefined();
  expect(tabletAt([], 20, 100)).toBeUndefined();
});
