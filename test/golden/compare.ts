import type { Golden, GoldenOutput } from './vectors.ts';

/** Backends sum in different orders; beyond this a number has changed. Relative for numbers above 1. */
const TOLERANCE = 1e-3;

/** Every number that moved, as `noise locator.shape[3]: 0.5 -> 0.6`; empty if none did. */
export function compareGolden(expected: Golden, received: Golden): string[] {
  const leaves = flatten(received);
  const wanted = flatten(expected);
  const names = new Set([...wanted.keys(), ...leaves.keys()]);
  return [...names].flatMap((name) => compareOutput(name, wanted.get(name), leaves.get(name)));
}

function flatten({ vectors }: Golden): Map<string, GoldenOutput> {
  const leaves = new Map<string, GoldenOutput>();
  for (const [input, networks] of Object.entries(vectors)) {
    for (const [network, outputs] of Object.entries(networks)) {
      for (const [output, values] of Object.entries(outputs)) leaves.set(`${input} ${network}.${output}`, values);
    }
  }
  return leaves;
}

function compareOutput(name: string, expected?: GoldenOutput, received?: GoldenOutput): string[] {
  if (expected === undefined || received === undefined) return [`${name}: ${expected ? 'missing' : 'not expected'}`];
  const shapes = [expected, received].map(({ shape }) => shape.join('x'));
  if (shapes[0] !== shapes[1]) return [`${name}: ${shapes.join(' -> ')}`];
  const pairs = [[expected.mean, received.mean], ...expected.values.map((value, i) => [value, received.values[i]])];
  return pairs.flatMap(([was = Number.NaN, is = Number.NaN], i) =>
    // Negated, so that NaN never passes.
    Math.abs(is - was) <= TOLERANCE * Math.max(1, Math.abs(was)) ? [] : [`${name}[${i - 1}]: ${was} -> ${is}`],
  );
}
