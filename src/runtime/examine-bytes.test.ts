import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { writeTinyBundle } from '../../test/runtime/tiny-bundle.ts';
import { formatFinding } from '../core/decide/finding.ts';
import type { ImageBatch, Model } from '../core/model.ts';
import { startBackend } from './backend/backend.ts';
import { loadModel } from './bundle/load-model.ts';
import { examineBytes } from './examine-bytes.ts';

const POLICY = { prior: 0.3, language: 'es' };
const sample = (name: string) => readFile(new URL(`../../samples/${name}`, import.meta.url));

let folder: string;
let model: Model;
beforeAll(async () => {
  await startBackend('wasm');
  folder = await mkdtemp(join(tmpdir(), 'telltale-bytes-'));
  await writeTinyBundle(folder);
  model = await loadModel(folder);
});
afterAll(() => rm(folder, { recursive: true }));

test.each(['face-m.jpg', 'pile.jpg', 'three-and-a-block.jpg'])(
  '%s: one object a tablet, in the order of the examination, the most probable first',
  async (name) => {
    const { photo, examination, tablets } = await examineBytes(await sample(name), name, model, POLICY);
    expect(photo?.identity).toEqual(examination.photo);
    // The untrained locator sees tablets nearly everywhere.
    expect(tablets.length).toBeGreaterThan(0);
    expect(tablets.map(({ finding }) => formatFinding(finding, 'es'))).toEqual(examination.tablets);
    const probabilities = tablets.map(({ probability }) => probability);
    expect(probabilities).toEqual([...probabilities].sort((a, b) => b - a));
    for (const { ellipse, finding } of tablets) expect(finding.ellipse.cx).toBeCloseTo(ellipse.cx, 1);
  },
);

test('a tablet carries the crop that the inspector got first', async () => {
  const given: ImageBatch[] = [];
  const inspector: Model['inspector'] = {
    run(batch) {
      given.push(batch);
      return model.inspector.run(batch);
    },
  };
  const { tablets } = await examineBytes(await sample('pile.jpg'), 'pile.jpg', { ...model, inspector }, POLICY);
  expect(given).toHaveLength(1);
  // Two views a tablet, of which one is returned.
  expect(given[0]?.count).toBe(2 * tablets.length);
  const { data = new Float32Array() } = given[0] ?? {};
  for (const [i, { normalizedCrop }] of tablets.entries()) {
    const views = [2 * i, 2 * i + 1].map((view) =>
      data.subarray(view * normalizedCrop.length).subarray(0, normalizedCrop.length),
    );
    expect(views).toContainEqual(normalizedCrop);
  }
});

test('a file that is no photo gives an examination that says so, without tablets', async () => {
  const faults: unknown[] = [];
  const report = (fault: unknown) => faults.push(fault);
  const bad = await examineBytes(new TextEncoder().encode('no photo'), 'bad.jpg', model, POLICY, report);
  expect(bad).toMatchObject({ examination: { status: 'error', error: { code: 'photo_not_an_image' } }, tablets: [] });
  expect([bad.photo, faults]).toEqual([undefined, []]);
});

test('a fault is reported in full, and the caller learns no details', async () => {
  const faults: unknown[] = [];
  const fault = new Error('the network broke');
  const broken: Model = { ...model, inspector: { run: () => Promise.reject(fault) } };
  const { examination } = await examineBytes(await sample('pile.jpg'), 'pile.jpg', broken, POLICY, (fault) =>
    faults.push(fault),
  );
  expect(examination).toMatchObject({ status: 'error', error: { code: 'internal' } });
  expect(faults).toEqual([fault]);
});
