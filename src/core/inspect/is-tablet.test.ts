import { expect, test } from 'vitest';
import type { Evidence } from '../evidence.ts';
import { backgroundProbability, isTablet } from './is-tablet.ts';

const evidenceOf = (M: number, thirty: number, other: number): Evidence => ({
  faceProbability: { M, '30': thirty, other },
  upAngle: 0,
  counterfeitLogit: 0,
  aspectProbability: { imprint: 0, colour: 0, surface: 0, edge: 0 },
});

test('a finding with a higher probability of background than allowed is no tablet', () => {
  expect(backgroundProbability(evidenceOf(0.1, 0.1, 0.1))).toBeCloseTo(0.7, 9);
  expect(isTablet(evidenceOf(0.1, 0.1, 0.1), { maxBackground: 0.6 })).toBe(false);
  expect(isTablet(evidenceOf(0.1, 0.1, 0.1), { maxBackground: 0.75 })).toBe(true);
});

test('in doubt it is a tablet: at the limit, and for NaN', () => {
  expect(isTablet(evidenceOf(0, 0, 0), { maxBackground: 1 })).toBe(true);
  expect(isTablet(evidenceOf(Number.NaN, 0, 0), { maxBackground: 0.5 })).toBe(true);
});
