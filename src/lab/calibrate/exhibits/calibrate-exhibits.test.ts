import { cp, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadModel } from '../../../runtime/bundle/load-model.ts';
import { readBundle } from '../../../runtime/bundle/read-bundle.ts';
import { defaultBundle } from '../../../runtime/default-bundle.ts';
import { calibrateExhibits } from './calibrate-exhibits.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'telltale-calibrate-'));
});
afterAll(() => rm(folder, { recursive: true }));

test('a bundle that is there is given the calibration and keeps all else, and a second run examines nothing', {
  tags: ['slow'],
  timeout: 600_000,
}, async () => {
  const bundle = join(folder, 'm30');
  await cp(defaultBundle, bundle, { recursive: true });
  const before = await readBundle(bundle);
  // The minimum: five lots, thirty photos.
  const options = { bundle, work: folder, seed: 'exhibits-test', effort: 0.01, command: 'npm run exhibits' };
  await calibrateExhibits(options);
  const model = await loadModel(bundle);
  expect(model.settings.exhibit?.replicas.length).toBeGreaterThan(20);
  const { exhibit: _, ...rest } = model.settings;
  expect(before.manifest.settings).toMatchObject(rest);

  const after = await readBundle(bundle);
  expect(after.manifest.provenance.commands).toContain('npm run exhibits');
  for (const [name, bytes] of before.files) {
    if (name !== 'model-card.md') expect([name, after.files.get(name)]).toEqual([name, bytes]);
  }
  expect(new TextDecoder().decode(after.files.get('model-card.md'))).toContain('## Several tablets of one source');

  const examined = (await readdir(folder)).filter((name) => name.startsWith('exhibits-examined-'));
  await calibrateExhibits(options);
  expect((await readdir(folder)).filter((name) => name.startsWith('exhibits-examined-'))).toEqual(examined);
  expect((await readBundle(bundle)).sha256).toBe(after.sha256);
});
