import { cp, mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadModel } from '../../../runtime/bundle/load-model.ts';
import { readBundle } from '../../../runtime/bundle/read-bundle.ts';
import { defaultBundle } from '../../../runtime/default-bundle.ts';
import { withSection } from '../../card/pair-card.ts';
import { calibrateFacePairs } from './calibrate-pairs.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'telltale-calibrate-'));
});
afterAll(() => rm(folder, { recursive: true }));

test('a bundle gets the calibration and keeps all else; a killed run resumes', {
  tags: ['slow'],
  timeout: 240_000,
}, async () => {
  const bundle = join(folder, 'm30');
  await cp(defaultBundle, bundle, { recursive: true });
  const before = await readBundle(bundle);
  // Two seeds to fit on and two to test on: four tablets each.
  const options = { bundle, work: folder, seed: 'pairs-test', effort: 0.004, command: 'npm run pairs' };
  await calibrateFacePairs(options);
  const model = await loadModel(bundle);
  expect(model.settings.pair?.replicas.length).toBeGreaterThan(20);
  const { pair: _, ...rest } = model.settings;
  expect(before.manifest.settings).toMatchObject(rest);

  const after = await readBundle(bundle);
  expect(after.sha256).not.toBe(before.sha256);
  expect(after.manifest.provenance.commands).toContain('npm run pairs');
  for (const [name, bytes] of before.files) {
    if (name !== 'model-card.md') expect([name, after.files.get(name)]).toEqual([name, bytes]);
  }
  const card = new TextDecoder().decode(after.files.get('model-card.md'));
  expect(card).toContain('## Both faces of one tablet');
  expect(card).toContain('## Never tested');
  expect((await stat(bundle)).mode & 0o755).toBe(0o755);

  // Kept results are reused, although the bundle now has a calibration of pairs.
  const examined = (await readdir(folder)).filter((name) => name.startsWith('pairs-examined-'));
  await calibrateFacePairs(options);
  expect((await readdir(folder)).filter((name) => name.startsWith('pairs-examined-'))).toEqual(examined);
  expect((await readBundle(bundle)).sha256).toBe(after.sha256);
});

test.each([
  ['before what was never tested', '# Card\n\n## Never tested\n\nMuch.\n'],
  ['at the end', '# Card\n\nWords.\n'],
])('the section stands %s, once', (_, card) => {
  const once = withSection(card, '## Both faces of one tablet\n\nOld.\n');
  const twice = withSection(once, '## Both faces of one tablet\n\nNew.\n');
  expect(twice).toContain('New.');
  expect(twice).not.toContain('Old.');
  expect(twice.match(/## Both faces/g)).toHaveLength(1);
  for (const line of card.split('\n').filter(Boolean)) expect(twice).toContain(line);
  expect(withSection(twice, '## Both faces of one tablet\n\nNew.\n')).toBe(twice);
});
