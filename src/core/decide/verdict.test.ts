import { describe, expect, test } from 'vitest';
import { verdictOf } from './verdict.ts';

const thresholds = { likelyCounterfeit: 1, noDifferenceSeen: -0.3 };
const verdict = (log10: number, interval: readonly [number, number], aspectStandsOut = false) =>
  verdictOf({ log10, interval }, aspectStandsOut, thresholds);

describe('verdictOf', () => {
  test.each([
    [1, 'likely_counterfeit'],
    [0.999, 'inconclusive'],
    [0, 'inconclusive'],
    [-0.299, 'inconclusive'],
    [-0.3, 'no_difference_seen'],
  ])('%d is %s', (log10, expected) => {
    expect(verdict(log10, [log10, log10])).toBe(expected);
  });

  test('an interval that reaches the other side of 0, or 0 itself, is inconclusive', () => {
    expect(verdict(1.2, [0, 2])).toBe('inconclusive');
    expect(verdict(1.2, [0.001, 2])).toBe('likely_counterfeit');
    expect(verdict(-0.5, [-0.6, 0])).toBe('inconclusive');
    expect(verdict(-0.5, [-0.6, -0.001])).toBe('no_difference_seen');
  });

  test('an aspect that stands out prevents no_difference_seen but never flags', () => {
    expect(verdict(-0.5, [-0.6, -0.4], true)).toBe('inconclusive');
    expect(verdict(0.5, [0.4, 0.6], true)).toBe('inconclusive');
    expect(verdict(1.2, [1, 1.4], true)).toBe('likely_counterfeit');
  });
});
