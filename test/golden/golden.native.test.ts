import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { startBackend } from '../../src/runtime/backend.ts';
import { defaultBundle } from '../../src/runtime/default-bundle.ts';
import { loadModel } from '../../src/runtime/load-model.ts';
import { compareGolden } from './compare.ts';
import { computeGolden, goldenFile, goldenSchema } from './vectors.ts';

test.skipIf(!existsSync(defaultBundle))(
  'the shipped bundle gives on the native backend the numbers of WASM',
  async () => {
    await startBackend('native');
    const expected = goldenSchema.parse(JSON.parse(await readFile(goldenFile, 'utf8')));
    expect(compareGolden(expected, await computeGolden(await loadModel(defaultBundle)))).toEqual([]);
  },
);
