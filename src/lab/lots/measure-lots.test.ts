import { mkdtemp, readdir, readFile, rm, unlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { truthPhoto } from '../../../test/evaluation/example-rows.ts';
import { writeTinyBundle } from '../../../test/runtime/tiny-bundle.ts';
import { startBackend } from '../../runtime/backend/backend.ts';
import { loadModel } from '../../runtime/bundle/load-model.ts';
import { examineLots } from './examine-lots.ts';
import { measureLots } from './measure-lots.ts';

let folder: string;

beforeAll(async () => {
  await startBackend('wasm');
  folder = await mkdtemp(join(tmpdir(), 'telltale-lots-'));
  await writeTinyBundle(join(folder, 'tiny'));
});
afterAll(() => rm(folder, { recursive: true }));

const measure = () =>
  measureLots({ bundle: join(folder, 'tiny'), work: join(folder, 'work'), seed: 'seed', lots: 2, tabletsALot: 2 });

test('lots are simulated and examined both ways, and a killed run resumes', { tags: ['slow'] }, async () => {
  const figures = await measure();
  expect(figures.map(({ lotShare, lots }) => [lotShare, lots])).toEqual([
    [1, 2],
    [0, 2],
  ]);
  // Fingers may lie on some.
  for (const { referenceCompared } of figures) expect(referenceCompared.n).toBeGreaterThan(1);

  const share = join(folder, 'work', 'lots-seed-2x2-share-1');
  const examined = join(share, (await readdir(share)).find((name) => name.startsWith('examined-')) as string);
  const rows = await readFile(join(examined, 'lot-0001.json'), 'utf8');
  await unlink(join(examined, 'lot-0001.json'));
  expect(await measure()).toEqual(figures);
  expect(await readFile(join(examined, 'lot-0001.json'), 'utf8')).toBe(rows);
});

test('photos whose truth names no lot are refused', async () => {
  const photos = [{ ...truthPhoto(), file: 'a.jpg' }];
  const model = await loadModel(join(folder, 'tiny'));
  await expect(examineLots({ directory: folder, photos }, model, join(folder, 'rows'))).rejects.toThrow(RangeError);
});
