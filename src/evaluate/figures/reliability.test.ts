import { describe, expect, test } from 'vitest';
import { calibrationError, probabilityAt, reliability } from './reliability.ts';

const forecasts = (...pairs: readonly (readonly [number, boolean])[]) =>
  pairs.map(([probability, came]) => ({ probability, came }));

describe('reliability', () => {
  test('bins of equal count, in rising order', () => {
    const bins = reliability(forecasts([0.9, true], [0.1, false], [0.3, true], [0.7, true]), 2);
    expect(bins).toMatchObject([
      { said: 0.2, came: { hits: 1, n: 2 } },
      { said: 0.8, came: { hits: 2, n: 2 } },
    ]);
  });

  test('keeps every forecast and has no empty bin', () => {
    expect(reliability(forecasts([0.5, true], [0.6, true], [0.7, false]), 8).map(({ came }) => came.n)).toEqual([
      1, 1, 1,
    ]);
    expect(reliability([])).toEqual([]);
  });
});

test('the calibration error is the mean distance from the diagonal', () => {
  const bins = reliability(forecasts([0.2, false], [0.2, false], [0.9, true], [0.9, true]), 2);
  expect(calibrationError(bins)).toBeCloseTo((0.2 + 0.1) / 2, 9);
  expect(calibrationError([])).toBeNaN();
});

test('odds and likelihood ratio give a probability', () => {
  expect(probabilityAt(1, 0)).toBe(0.5);
  expect(probabilityAt(3, 0)).toBe(0.75);
  expect(probabilityAt(1, 1)).toBeCloseTo(10 / 11, 9);
});
