import { cp, mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { truthPhoto, truthTablet } from '../../test/evaluation/example-rows.ts';
import { writeTinyBundle } from '../../test/runtime/tiny-bundle.ts';
import { examine } from '../core/examine.ts';
import type { Model } from '../core/model.ts';
import { openPhoto } from '../photo/node/open-photo.ts';
import { startBackend } from '../runtime/backend/backend.ts';
import { loadModel } from '../runtime/bundle/load-model.ts';
import { type Evaluation, evaluateFolder } from './evaluate-folder.ts';
import { isWanted } from './match-tablets.ts';
import type { TruthPhoto } from './truth.ts';

const SAMPLE = fileURLToPath(new URL('../../samples/face-m.jpg', import.meta.url));
const POLICY = { prior: 0.5, language: 'en' };

let folder: string;
let model: Model;
let truth: TruthPhoto[];
let evaluation: Evaluation;
const reported: string[] = [];

beforeAll(async () => {
  await startBackend('wasm');
  folder = await mkdtemp(join(tmpdir(), 'telltale-evaluate-'));
  await writeTinyBundle(join(folder, 'tiny'));
  model = await loadModel(join(folder, 'tiny'));
  await cp(SAMPLE, join(folder, 'good.jpg'));
  await cp(SAMPLE, join(folder, 'cut.jpg'));
  await truncate(join(folder, 'cut.jpg'), 20_000);
  await writeFile(join(folder, 'none.jpg'), 'no photo');
  truth = await truthWithOneFound('good.jpg');
  truth.push({ ...truthPhoto(), file: 'cut.jpg' }, { ...truthPhoto(), file: 'none.jpg', tablets: [] });
  evaluation = await evaluateFolder(folder, truth, { model, policy: POLICY }, ({ file }) => reported.push(file));
});
afterAll(() => rm(folder, { recursive: true }));

/** A truth with one tablet that the untrained locator reports and one that it cannot find. */
async function truthWithOneFound(file: string): Promise<TruthPhoto[]> {
  const photo = await openPhoto(await (await import('node:fs/promises')).readFile(SAMPLE), file);
  const { width, height } = photo.identity;
  const { examination } = await examine(photo, model, POLICY);
  const found = examination.tablets.map(({ ellipse }) => truthTablet(ellipse));
  const tablets = found.filter((tablet) => isWanted(tablet, { width, height }));
  const huge = truthTablet({
    cx: width / 2,
    cy: height / 2,
    rx: Math.min(width, height) / 2,
    ry: Math.min(width, height) / 2,
  });
  return [{ ...truthPhoto(), file, width, height, tablets: [tablets[0] ?? truthTablet(), huge] }];
}

test('a tablet that was found has its finding, its numbers and its picture', () => {
  const [row] = evaluation.photos[0]?.rows ?? [];
  expect(row).toMatchObject({ file: 'good.jpg', ground: 'wood', overlap: 1, truth: truth[0]?.tablets[0] });
  expect(row?.picture).toMatch(/^data:image\/jpeg;base64,/);
  expect([row?.unboundedLog10, ...Object.values(row?.ablatedLog10 ?? {})].every((v) => Number.isFinite(v))).toBe(true);
});

test('a missed tablet has a picture too, and so has a false detection', () => {
  const [good] = evaluation.photos;
  expect(good?.missed).toMatchObject([{ truth: truth[0]?.tablets[1], picture: expect.stringContaining('data:image') }]);
  expect(good?.extra.length).toBeGreaterThan(0);
  expect(good?.extra[0]).toMatchObject({ probability: expect.any(Number), picture: expect.stringContaining('data:') });
});

test('photos that cannot be examined are results that say so, and their tablets count as missed', () => {
  const [, cut, none] = evaluation.photos;
  expect(cut).toMatchObject({
    failed: { code: 'photo_damaged' },
    rows: [],
    missed: [{ file: 'cut.jpg' }],
    empty: false,
  });
  expect(none).toMatchObject({ failed: { code: 'photo_not_an_image' }, missed: [], empty: true });
  expect(reported).toEqual(['good.jpg', 'cut.jpg', 'none.jpg']);
});

test('a fault that is not the photo’s ends the evaluation', async () => {
  const broken = { ...model, inspector: { run: () => Promise.reject(new Error('out of memory')) } };
  await expect(evaluateFolder(folder, truth, { model: broken, policy: POLICY })).rejects.toThrow('out of memory');
});
