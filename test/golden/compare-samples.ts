import type { RecordedSamples } from './record-samples.ts';

/** By how much a number may differ; relative for numbers above 1. */
export interface Tolerance {
  /** Inputs and outputs of the networks. */
  readonly runs: number;
  /** Values of the examination, which are rounded. */
  readonly examination: number;
}

/** Every number and word that moved, as `pile.jpg.runs.2.numbers.0.17: 0.5 -> 0.6`; empty if none did. */
export function compareSamples(expected: RecordedSamples, received: RecordedSamples, tolerance: Tolerance): string[] {
  const leaves = new Map(leavesOf(received.samples, ''));
  const wanted = new Map(leavesOf(expected.samples, ''));
  return [...new Set([...wanted.keys(), ...leaves.keys()])].flatMap((path) => {
    const [was, is] = [wanted.get(path), leaves.get(path)];
    const within = path.includes('.runs.') ? tolerance.runs : tolerance.examination;
    return isSame(was, is, within) ? [] : [`${path}: ${String(was)} -> ${String(is)}`];
  });
}

function isSame(was: unknown, is: unknown, tolerance: number): boolean {
  if (typeof was !== 'number' || typeof is !== 'number') return was === is;
  // Negated, so that NaN never passes.
  return Math.abs(is - was) <= tolerance * Math.max(1, Math.abs(was));
}

/** All values of nested objects and lists, each with its path. */
function leavesOf(value: unknown, path: string): [path: string, leaf: unknown][] {
  if (typeof value !== 'object' || value === null) return [[path, value]];
  const inside = Object.entries(value).flatMap(([key, each]) => leavesOf(each, path === '' ? key : `${path}.${key}`));
  // A list that became empty, or no longer is, must be reported.
  return Array.isArray(value) ? [[`${path}.length`, value.length], ...inside] : inside;
}
