import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { startBackend } from '../../src/runtime/backend/backend.ts';
import { loadModel } from '../../src/runtime/bundle/load-model.ts';
import { defaultBundle } from '../../src/runtime/default-bundle.ts';
import { compareSamples } from './compare-samples.ts';
import { type RecordedSamples, recordSamples, samplesFile } from './record-samples.ts';
import { ON_NATIVE } from './tolerances.ts';

test.skipIf(!existsSync(defaultBundle))(
  'the native backend is fed, answers and finds in the samples what was written down on WASM',
  async () => {
    await startBackend('native');
    const expected: RecordedSamples = JSON.parse(await readFile(samplesFile, 'utf8'));
    expect(compareSamples(expected, await recordSamples(await loadModel(defaultBundle)), ON_NATIVE)).toEqual([]);
  },
);
