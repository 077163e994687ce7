import { expect, test } from 'vitest';
import { type Band, bandsOf, levelsOf } from './weighted-picture.ts';

const SIZE = 64;
const OCTAVES = 3;

function bands(values: (x: number, y: number) => number, known: (x: number, y: number) => number = () => 1): Band[] {
  const at = (of: (x: number, y: number) => number): Float32Array =>
    Float32Array.from({ length: SIZE * SIZE }, (_, k) => of(k % SIZE, Math.floor(k / SIZE)));
  const weights = at(known);
  return bandsOf(levelsOf({ size: SIZE, weights, planes: [at((x, y) => values(x, y) * known(x, y))] }, OCTAVES));
}

const energies = (all: readonly Band[]): number[] =>
  all.map(({ weights, planes: [plane] }) => {
    const sum = weights.reduce((total, weight, k) => total + weight * (plane?.[k] as number) ** 2, 0);
    return sum / weights.reduce((total, weight) => total + weight, 0);
  });

test('there is a band of single pixels, one for each octave, and the rest', () => {
  expect(bands(() => 1).map(({ size }) => size)).toEqual([64, 64, 32, 16, 8]);
});

test('an even picture is all rest, whatever of it is known', () => {
  for (const known of [() => 1, (x: number, y: number) => ((x * 7 + y * 3) % 5 > 1 ? 1 : 0)]) {
    const [rest, ...others] = energies(bands(() => 0.7, known)).reverse();
    expect(rest).toBeCloseTo(0.49, 4);
    for (const energy of others) expect(energy).toBeLessThan(1e-9);
  }
});

test.each([
  ['pixels', 2, 0],
  ['four pixels', 5, 1],
  ['ten pixels', 10, 2],
  ['twenty pixels', 20, 3],
  ['half the picture', 90, 4],
])('waves of %s lie in their own band', (_, length, band) => {
  const found = energies(bands((x, y) => Math.sin((2 * Math.PI * x) / length) + Math.sin((2 * Math.PI * y) / length)));
  const wave = length === 2 ? energies(bands((x, y) => (x + y) % 2)) : found;
  expect(wave.slice(0, 5).indexOf(Math.max(...wave.slice(0, band === 0 ? 4 : 5)))).toBe(band);
});

test('what is not known does not matter', () => {
  const known = (x: number, y: number): number => (Math.hypot(x - 32, y - 32) < 20 && Math.abs(x - y) > 4 ? 1 : 0);
  const values = (x: number, y: number): number => Math.sin(x / 3) + Math.cos(y / 7);
  const one = energies(bands(values, known));
  const other = energies(bands((x, y) => (known(x, y) === 1 ? values(x, y) : 99), known));
  for (const [i, energy] of one.entries()) expect(energy).toBeCloseTo(other[i] as number, 9);
});
