import { expect, test } from 'vitest';
import { rateAt, shareUsed } from './schedule.ts';

test('whichever budget is nearer to its end counts', () => {
  expect(shareUsed({ crops: 1000 }, { crops: 250, minutes: 99 })).toBe(0.25);
  expect(shareUsed({ crops: 1000, minutes: 10 }, { crops: 250, minutes: 5 })).toBe(0.5);
  expect(shareUsed({ minutes: 10 }, { crops: 0, minutes: 12 })).toBe(1);
});

test('the rate rises, stays, and falls to a hundredth', () => {
  const at = (crops: number): number => rateAt(2, { crops: 100_000 }, { crops, minutes: 0 });
  expect(at(0)).toBeLessThan(0.001);
  expect(at(3999)).toBeCloseTo(1, 6);
  expect(at(8000)).toBe(2);
  expect(at(60_000)).toBeCloseTo(2, 6);
  expect(at(80_000)).toBeCloseTo(1, 6);
  expect(at(100_000)).toBeCloseTo(0.02, 6);
});
