import { expect, test } from 'vitest';
import { Random } from './random.ts';

const draws = <T>(count: number, draw: () => T): T[] => Array.from({ length: count }, draw);
const mean = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0) / values.length;

test('the same seed draws the same, another seed another', () => {
  const [a, b, c] = ['one', 'one', 'two'].map((seed) => new Random(seed)) as [Random, Random, Random];
  expect(draws(5, () => a.uniform())).toEqual(draws(5, () => b.uniform()));
  expect(a.uniform()).not.toBe(c.uniform());
});

test('a fork does not depend on how much another fork draws', () => {
  const [a, b] = [new Random('seed'), new Random('seed')];
  const first = a.fork('x');
  first.uniform();
  b.fork('x');
  expect(a.fork('y').uniform()).toBe(b.fork('y').uniform());
});

test('draws have the moments of their distributions', () => {
  const random = new Random('moments');
  const uniform = draws(20_000, () => random.uniform());
  expect(mean(uniform)).toBeCloseTo(0.5, 1.7);
  const normal = draws(20_000, () => random.normal(2));
  expect(mean(normal)).toBeCloseTo(0, 1);
  expect(Math.max(...normal.map(Math.abs))).toBeLessThanOrEqual(5);
  const beta = draws(20_000, () => random.beta(1.6, 1.6));
  expect(mean(beta)).toBeCloseTo(0.5, 1.7);
  expect(mean(beta.map((v) => (v - 0.5) ** 2))).toBeCloseTo(1 / (4 * 4.2), 2);
});

test('a sample holds different items', () => {
  const random = new Random('sample');
  for (const taken of draws(50, () => random.sample([1, 2, 3, 4, 5], 3))) expect(new Set(taken).size).toBe(3);
  expect(random.sample([1, 2], 5)).toHaveLength(2);
});
