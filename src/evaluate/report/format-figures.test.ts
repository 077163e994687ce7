import { describe, expect, test } from 'vitest';
import { rate } from '../figures/rate.ts';
import {
  formatBound,
  formatCount,
  formatInterval,
  formatNumber,
  formatPercent,
  formatShort,
} from './format-figures.ts';

test('numbers are short, and unknown ones are named as unknown', () => {
  expect([formatPercent(0.97345), formatNumber(0.9), formatInterval([0.1, 0.25])]).toEqual([
    '97.3 %',
    '0.900',
    '0.100 to 0.250',
  ]);
  expect([formatPercent(Number.NaN), formatNumber(Number.NaN), formatInterval([Number.NaN, 1])]).toEqual(
    Array(3).fill('not known'),
  );
  expect(formatCount(rate(3, 12))).toBe('3 of 12');
});

describe('formatBound', () => {
  test.each([
    [10, 20, '29.9 to 70.1 %'],
    [0, 300, 'none seen; it may still happen in up to about 1.0 % (3/n)'],
    [300, 300, 'all of them; the contrary may still happen in up to about 1.0 % (3/n)'],
    [0, 2, '0.0 to 65.8 %'],
    [0, 0, 'not known'],
  ])('%i of %i', (hits, n, text) => {
    expect(formatBound(rate(hits, n))).toBe(text);
  });
});

test('in short', () => {
  expect([rate(10, 20), rate(0, 300), rate(300, 300), rate(0, 2), rate(0, 0)].map(formatShort)).toEqual([
    '50.0 % of 20\n29.9 to 70.1 %',
    'none of 300\nbelow about 1.0 %',
    'all of 300\nabove about 99.0 %',
    '0.0 % of 2\n0.0 to 65.8 %',
    '–',
  ]);
});
