import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Examination } from '../../src/core/examination.ts';
import { followUsedModel } from '../../src/http/follow-used-model.ts';
import { readShadowMetrics } from '../../src/http/read-shadow-metrics.ts';
import { startBackend } from '../../src/runtime/backend/backend.ts';
import { readBundle } from '../../src/runtime/bundle/read-bundle.ts';
import { rewriteBundle } from '../../src/runtime/bundle/rewrite-bundle.ts';
import { writeBundle } from '../../src/runtime/bundle/write-bundle.ts';
import { writeUsed } from '../../src/runtime/models/used-model.ts';
import type { ExaminerPool } from '../../src/runtime/pool/examiner-pool.ts';
import { Shadow } from '../../src/runtime/pool/shadow.ts';
import { type SwitchingPool, switchingPool } from '../../src/runtime/pool/switching-pool.ts';
import { tinyContent } from '../runtime/tiny-bundle.ts';
import { bundle, post, sample, startPool, startService, type UploadFile } from './service.ts';

let models: string;

/** Untrained bundles for the switching, and trained ones that differ in what they say of the same tablet for the shadow. */
beforeAll(async () => {
  await startBackend('wasm');
  models = await mkdtemp(join(tmpdir(), 'telltale-switching-'));
  for (const name of ['lot-a', 'lot-b']) {
    const content = tinyContent();
    await writeBundle(join(models, name), { ...content, name });
    for (const network of Object.values(content.networks)) network.dispose();
  }
  for (const [name, shift] of [
    ['used', 0],
    ['shadow', SHIFT],
  ] as const) {
    await cp(bundle, join(models, name), { recursive: true });
    const { manifest } = await readBundle(bundle);
    const { settings, version, provenance } = manifest;
    const { M, '30': thirty, ...bounds } = settings.calibration;
    const shifted = (face: typeof M) => ({ ...face, intercept: face.intercept + shift });
    // Without bounds, every difference is the shift.
    const unbounded = { ...bounds, log10Bounds: [-9, 9] as [number, number], indistinguishableShare: 1e-9 };
    const calibration = { ...unbounded, M: shifted(M), '30': shifted(thirty) };
    const change = { settings: { ...settings, calibration }, card: name, commands: provenance.commands };
    await rewriteBundle(join(models, name), { ...change, version: `${version}-${name}` });
  }
});
afterAll(() => rm(models, { recursive: true }));

/** Of the log10 likelihood ratios of the shadow. */
const SHIFT = 0.5;

/** Waits until a condition holds; the test's own time limit ends it. */
async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await holds())) await pause(20);
}

test('switching under load: every answer is wholly one model’s, and none is refused', async () => {
  const started: ExaminerPool[] = [];
  const start = async (bundle: string): Promise<ExaminerPool> => {
    const one = await startPool(bundle);
    started.push(one);
    return one;
  };
  await writeUsed(models, 'lot-a');
  const pool: SwitchingPool = switchingPool(await start(join(models, 'lot-a')));
  const lines: string[] = [];
  const log = pino({ base: null }, { write: (line: string) => void lines.push(line) });
  const service = await startService(pool);
  const onSwitch = (): void => undefined;
  const stop = await followUsedModel({ models, pool, start, deadlineMs: 30_000, log, onSwitch, everyMs: 20 });
  const [a, b] = [await sample('face-30.jpg'), await sample('face-m.jpg')];
  const photos: UploadFile[] = [a, b, a].map((bytes, i) => [`${i}.jpg`, bytes]);
  const answers: string[][] = [];
  let stopped = false;
  const client = async (): Promise<void> => {
    while (!stopped) {
      const response = await post(service.url, photos, { source: 'one' });
      expect(response.status).toBe(200);
      const answer: { photos: Examination[] } = await response.json();
      expect(answer.photos.map(({ status }) => status)).not.toContain('error');
      answers.push(answer.photos.map(({ model }) => model.name));
    }
  };
  const clients = [client(), client()];
  for (const name of ['lot-b', 'lot-a']) {
    const before = answers.length;
    await until(() => answers.length > before + 1);
    expect(await (await fetch(service.url)).text()).toContain(pool.model.sha256);
    await writeUsed(models, name);
    await until(() => pool.model.name === name);
    const health = await (await fetch(`${service.url}/healthz`)).json();
    expect(health.model.name).toBe(name);
  }
  const before = answers.length;
  await until(() => answers.length > before + 2);
  stopped = true;
  await Promise.all(clients);
  for (const names of answers) expect(new Set(names).size, names.join()).toBe(1);
  expect(new Set(answers.map(([name]) => name))).toEqual(new Set(['lot-a', 'lot-b']));
  // The page runs the present model on the device, and one that was opened just before still finds its own.
  const [sha256, former] = [pool.model.sha256, started.at(-2)?.model.sha256];
  const status = async (hash: string | undefined) => (await fetch(`${service.url}/model/${hash}`)).status;
  expect([await status(sha256), await status(former), await status('0'.repeat(64))]).toEqual([200, 200, 404]);
  expect(await (await fetch(service.url)).text()).toContain(sha256);
  // A bundle that is not there is named in the log, and the service keeps the one that it has.
  await writeUsed(models, 'lot-c');
  await until(() => lines.some((line) => line.includes('lot-c')));
  expect((await post(service.url, photos.slice(0, 1))).status).toBe(200);
  expect(pool.model.name).toBe('lot-a');
  await stop();
  await service.close();
  // One that is never released does not keep the service from ending.
  pool.lease();
  await pool.close();
  // All pools are closed: none examines any more.
  expect(started).toHaveLength(3);
  for (const one of started) expect(one.load()).toMatchObject({ running: 0, waiting: 0 });
});

test('a shadow is compared on live photos, in idle time alone, and nobody waits for it', async () => {
  const used = switchingPool(await startPool(join(models, 'used')));
  const second = await startPool(join(models, 'shadow'));
  let open: () => void = () => undefined;
  const gate = new Promise<void>((resolve) => {
    open = resolve;
  });
  const slow: ExaminerPool = {
    ...second,
    async examine(...photo) {
      await gate;
      return second.examine(...photo);
    },
  };
  const shadow = new Shadow(slow, used);
  const service = await startService(used, { shadow });
  const photo: UploadFile = ['face-m.jpg', await sample('face-m.jpg')];
  const live = async () => readShadowMetrics(await (await fetch(`${service.url}/metrics`)).text());
  const examined = async (): Promise<Examination> => (await (await post(service.url, [photo])).json()).photos[0];
  await until(async () => (await fetch(`${service.url}/readyz`)).ok);
  expect(await live()).toMatchObject({
    used: expect.stringContaining('-used'),
    shadow: expect.stringContaining('-shadow'),
    evidence: [second.model.evidence],
  });
  const first = await examined();
  expect(first.model).toEqual(used.model);
  // The shadow has begun the first photo and is not done: the next ones are answered, and it skips them.
  for (const again of [1, 2]) {
    expect((await examined()).model).toEqual(used.model);
    expect(await live()).toMatchObject({ skipped: again, figures: { photos: 0 } });
  }
  open();
  await until(async () => (await live())?.figures.photos === 1);
  const compared = first.tablets.filter(({ counterfeit }) => counterfeit !== undefined).length;
  expect(compared).toBeGreaterThan(0);
  const { figures } = (await live()) ?? {};
  expect(figures).toMatchObject({ failed: 0, tablets: first.tablets.length, unpaired: 0, log10: { count: compared } });
  expect(figures?.log10.mean).toBeCloseTo(SHIFT, 2);
  expect(figures?.log10.quantiles[2]).toBeCloseTo(SHIFT, 2);

  // Another bundle in use is another comparison.
  used.replace(await startPool(join(models, 'lot-b')));
  expect(await live()).toMatchObject({ used: 'lot-b 0.0.1', skipped: 0, figures: { photos: 0, tablets: 0 } });
  await service.close();
  await shadow.close();
  await Promise.all([used.close(), second.close()]);
});

test('a shadow begins nothing while a photo is examined or waits', async () => {
  const used = await startPool(join(models, 'lot-a'));
  const busy: ExaminerPool = { ...used, load: () => ({ running: 0, waiting: 1, faults: 0, retried: 0 }) };
  const untouched: ExaminerPool = { ...used, examine: () => Promise.reject(new Error('begun')) };
  const shadow = new Shadow(untouched, busy);
  const policy = { prior: 0.5, language: 'en' };
  const bytes = await sample('face-m.jpg');
  const { examination } = await used.examine(bytes, 'a.jpg', policy);
  shadow.follow([{ name: 'a.jpg', bytes }], [examination], policy);
  await shadow.close();
  expect(shadow.compared).toMatchObject({ skipped: 1 });
  await used.close();
});
