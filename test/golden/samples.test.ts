import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { startBackend } from '../../src/runtime/backend/backend.ts';
import { loadModel } from '../../src/runtime/bundle/load-model.ts';
import { defaultBundle } from '../../src/runtime/default-bundle.ts';
import { compareSamples } from './compare-samples.ts';
import { type RecordedSamples, recordSamples, samplesFile } from './record-samples.ts';
import { ON_WASM } from './tolerances.ts';

test.skipIf(!existsSync(defaultBundle))(
  'every number that a network is fed, its answers and the examination of every sample are as written down; `npm run golden` writes them anew',
  async () => {
    await startBackend('wasm');
    const expected: RecordedSamples = JSON.parse(await readFile(samplesFile, 'utf8'));
    const received = await recordSamples(await loadModel(defaultBundle));
    expect(received.model).toBe(expected.model);
    expect(compareSamples(expected, received, ON_WASM)).toEqual([]);
  },
);

describe('the comparison', () => {
  const samples = (numbers: readonly number[], face = 'M'): RecordedSamples =>
    JSON.parse(JSON.stringify({ model: '', samples: { a: { runs: [{ numbers }], examination: { face } } } }));
  const tolerance = { runs: 1e-3, examination: 0 };

  test('accepts differences of rounding', () => {
    expect(compareSamples(samples([0.5, 100]), samples([0.5005, 100.05]), tolerance)).toEqual([]);
  });

  test('names what changed, is missing, or is NaN', () => {
    expect(compareSamples(samples([0.5]), samples([0.502]), tolerance)).toEqual(['a.runs.0.numbers.0: 0.5 -> 0.502']);
    expect(compareSamples(samples([0.5]), samples([Number.NaN]), tolerance)).toHaveLength(1);
    expect(compareSamples(samples([0.5]), samples([]), tolerance)).toHaveLength(2);
    expect(compareSamples(samples([]), samples([], '30'), tolerance)).toEqual(['a.examination.face: M -> 30']);
  });
});
