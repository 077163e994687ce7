import { describe, expect, it } from 'vitest';
import { colourDistance, isOtherColour } from './other-colour.ts';

const range = { mean: [-3, -20], covariance: [16, 0, 36], maxDistance: 4 } as const;

describe('isOtherColour', () => {
  it.each([
    ['the mean itself', -3, -20, false],
    ['within the limit along a*', 12, -20, false],
    ['beyond it', 14, -20, true],
    ['pink', 24, 2, true],
    ['yellow', -4, 40, true],
    ['a more vivid blue', -5, -60, false],
    ['white', 0, 1, false],
    ['white beyond the limit', 2, 6, true],
    ['no number', Number.NaN, -20, false],
  ])('%s', (_, a, b, expected) => {
    expect(isOtherColour([60, a, b], range)).toBe(expected);
  });

  it('does not depend on lightness', () => {
    expect(isOtherColour([10, 24, 2], range)).toBe(isOtherColour([95, 24, 2], range));
  });
});

it('counts deviations along the axes of a covariance', () => {
  expect(colourDistance([60, 5, -20], range)).toBeCloseTo(2);
  expect(colourDistance([60, -3, -8], range)).toBeCloseTo(2);
  // Both along the long axis of a correlated covariance: one deviation is sqrt(1.5).
  expect(colourDistance([60, Math.sqrt(0.75), Math.sqrt(0.75)], { mean: [0, 0], covariance: [1, 0.5, 1] })).toBeCloseTo(
    1,
  );
});
