import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { writeTinyBundle } from '../../../test/runtime/tiny-bundle.ts';
import { startBackend } from '../backend/backend.ts';
import { defaultBundle } from '../default-bundle.ts';
import { isBundleName } from './bundle-name.ts';
import { listModels } from './list-models.ts';
import { bundleFolder, modelsFolder } from './models-folder.ts';
import { removeModel } from './remove-model.ts';
import { findBundle, findBundleOrFolder, usingBundle } from './usable-bundle.ts';
import { readUsed, usedVersion, writeUsed } from './used-model.ts';

let folder: string;
let tiny: string;
let models: string;

beforeAll(async () => {
  await startBackend('wasm');
  folder = await mkdtemp(join(tmpdir(), 'telltale-models-'));
  tiny = join(folder, 'tiny');
  await writeTinyBundle(tiny);
});
afterAll(() => rm(folder, { recursive: true }));
beforeEach(async () => {
  models = await mkdtemp(join(folder, 'models-'));
  await cp(tiny, join(models, 'lot-a'), { recursive: true });
});

test('a name is that of a folder, never a path', () => {
  expect(['lot-2024-07', 'A.1'].map(isBundleName)).toEqual([true, true]);
  expect(['', '../m30', 'a/b', '.hidden', 'a b', 'x'.repeat(65)].map(isBundleName)).not.toContain(true);
});

test('the shipped bundle is listed first and is always there; broken ones say why', async () => {
  await cp(tiny, join(models, 'broken'), { recursive: true });
  await writeFile(join(models, 'broken', 'locator.weights.bin'), 'x');
  await mkdir(join(models, 'empty'));
  await writeFile(join(models, 'a-file'), '');
  const listed = await listModels(models);
  expect(listed.map(({ name, found }) => [name, 'code' in found ? found.code : found.manifest.name])).toEqual([
    ['m30', 'm30'],
    ['broken', 'model_file_mismatch'],
    ['empty', 'model_missing'],
    ['lot-a', 'tiny'],
  ]);
  expect(await listModels(join(models, 'not-there'))).toHaveLength(1);
  expect([modelsFolder(undefined), bundleFolder(models, 'm30')]).toEqual([join(defaultBundle, '..'), defaultBundle]);
});

test('without a file the shipped bundle is used; naming one replaces the file at once', async () => {
  expect([await readUsed(models), await usedVersion(models)]).toEqual(['m30', 'none']);
  await writeUsed(models, 'lot-a');
  const version = await usedVersion(models);
  expect(await readUsed(models)).toBe('lot-a');
  await writeUsed(models, 'lot-a');
  expect(await usedVersion(models)).not.toBe(version);
  expect((await readdir(models)).sort()).toEqual(['lot-a', 'used.json']);
  for (const text of ['', '{"schema":"telltale.used/1","bundle":"../lot-a"}', '{"bundle":"lot-a"}']) {
    await writeFile(join(models, 'used.json'), text);
    await expect(readUsed(models)).rejects.toMatchObject({ code: 'used_bundle_unreadable' });
  }
});

test('an unknown bundle is named with the folder, a broken one with what is wrong', async () => {
  const unknown = { code: 'bundle_unknown', values: { path: models, name: 'lot-b' } };
  await expect(findBundle(models, 'lot-b')).rejects.toMatchObject(unknown);
  await expect(findBundle(models, '../models')).rejects.toMatchObject({ code: 'bundle_unknown' });
  expect(await findBundle(models, 'lot-a')).toBe(join(models, 'lot-a'));
  expect([await findBundleOrFolder(models, 'lot-a'), await findBundleOrFolder(models, tiny)]).toEqual([
    join(models, 'lot-a'),
    tiny,
  ]);
  const { readBundle } = await import('../bundle/read-bundle.ts');
  const broken = usingBundle('nothing', 'en', () => readBundle(join(models, 'nothing')));
  const problem = expect.stringContaining('found no manifest');
  await expect(broken).rejects.toMatchObject({ code: 'bundle_unusable', values: { name: 'nothing', problem } });
});

test('removes a bundle, also a broken one; never the shipped one, the one in use, or what is no bundle', async () => {
  await expect(removeModel(models, 'm30')).rejects.toMatchObject({ code: 'bundle_ships' });
  await writeUsed(models, 'lot-a');
  await expect(removeModel(models, 'lot-a')).rejects.toMatchObject({ code: 'bundle_in_use' });
  await expect(removeModel(models, '..')).rejects.toMatchObject({ code: 'bundle_unknown' });
  await mkdir(join(models, 'photos'));
  await expect(removeModel(models, 'photos')).rejects.toMatchObject({ code: 'model_missing' });
  await writeUsed(models, 'm30');
  await writeFile(join(models, 'lot-a', 'locator.weights.bin'), 'x');
  await removeModel(models, 'lot-a');
  expect((await readdir(models)).sort()).toEqual(['photos', 'used.json']);
  expect(await readFile(join(defaultBundle, 'manifest.json'))).toBeTruthy();
});
