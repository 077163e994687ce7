import { expect, test } from 'vitest';
import { followAverage, newAdamState, updateWeights } from './adamw.ts';

const SETTINGS = { rate: 0.1, decay: 0.5, beta1: 0.9, beta2: 0.99 };

test('the first update moves every weight by the rate against its gradient, after decay where weights decay', () => {
  const weights = Float32Array.of(1, 1, -2);
  const ranges = [
    { from: 0, to: 1, decays: true },
    { from: 1, to: 3, decays: false },
  ];
  updateWeights(weights, Float32Array.of(3, -0.01, 0), newAdamState(3), ranges, SETTINGS);
  // 1 * (1 - 0.1 * 0.5) - 0.1; 1 + 0.1; a gradient of 0 moves nothing.
  expect([...weights]).toEqual([expect.closeTo(0.85, 5), expect.closeTo(1.1, 5), -2]);
});

test('later updates follow the running means as published', () => {
  const weights = Float32Array.of(0);
  const state = newAdamState(1);
  const gradients = [1, -2, 0.5];
  let [m, v, expected] = [0, 0, 0];
  for (const [i, gradient] of gradients.entries()) {
    updateWeights(weights, Float32Array.of(gradient), state, [{ from: 0, to: 1, decays: false }], SETTINGS);
    m = 0.9 * m + 0.1 * gradient;
    v = 0.99 * v + 0.01 * gradient ** 2;
    expected -= (0.1 * (m / (1 - 0.9 ** (i + 1)))) / (Math.sqrt(v / (1 - 0.99 ** (i + 1))) + 1e-8);
  }
  expect(weights[0]).toBeCloseTo(expected, 5);
  expect(state.updates).toBe(3);
});

test('a gradient that is no number is refused, and nothing changes', () => {
  const weights = Float32Array.of(1, 2);
  const state = newAdamState(2);
  const update = (gradient: number): void =>
    updateWeights(weights, Float32Array.of(0.1, gradient), state, [{ from: 0, to: 2, decays: true }], SETTINGS);
  for (const gradient of [Number.NaN, Number.POSITIVE_INFINITY]) expect(() => update(gradient)).toThrow('not finite');
  expect([...weights, ...state.first, ...state.second, state.updates]).toEqual([1, 2, 0, 0, 0, 0, 0]);
});

test('an average keeps a share of itself', () => {
  const average = Float32Array.of(1, -1);
  followAverage(average, Float32Array.of(2, 0), 0.75);
  expect([...average]).toEqual([1.25, -0.75]);
  followAverage(average, Float32Array.of(5, 5), 0);
  expect([...average]).toEqual([5, 5]);
});
