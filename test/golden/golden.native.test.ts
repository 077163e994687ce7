import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { startBackend } from '../../src/runtime/backend/backend.ts';
import { loadModel } from '../../src/runtime/bundle/load-model.ts';
import { defaultBundle } from '../../src/runtime/default-bundle.ts';
import { writeTinyBundle } from '../runtime/tiny-bundle.ts';
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

test('an untrained bundle gives the same numbers on both backends', async () => {
  const bundle = await mkdtemp(join(tmpdir(), 'telltale-golden-'));
  await startBackend('wasm');
  await writeTinyBundle(bundle);
  const wasm = await computeGolden(await loadModel(bundle));
  await startBackend('native');
  const native = await computeGolden(await loadModel(bundle));
  expect(compareGolden(wasm, native)).toEqual([]);
  await rm(bundle, { recursive: true });
});
