import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { writeTinyBundle } from '../../../test/runtime/tiny-bundle.ts';
import { TelltaleError } from '../../core/errors.ts';
import { startBackend } from '../backend/backend.ts';
import { loadModel } from '../bundle/load-model.ts';
import { examineBytes } from '../examine-bytes.ts';
import type { ExamineOptions } from '../examine-options.ts';
import { batchWorkers, defaultWorkers, type ExaminerPool, startExaminerPool, startPoolOn } from './examiner-pool.ts';

const POLICY = { prior: 0.5, language: 'en' };
const STAGES = ['pictures', 'locator', 'orienter', 'inspector'] as const;
const SAMPLES = fileURLToPath(new URL('../../../samples/', import.meta.url));
const sample = (name: string) => readFile(join(SAMPLES, name));

/** The examination alone. */
async function examined(pool: ExaminerPool, bytes: Uint8Array, name: string, options: ExamineOptions = {}) {
  return (await pool.examine(bytes, name, POLICY, options)).examination;
}

let directory: string;
let bundle: string;

beforeAll(async () => {
  await startBackend('wasm');
  directory = await mkdtemp(join(tmpdir(), 'telltale-pool-'));
  bundle = join(directory, 'tiny');
  await writeTinyBundle(bundle);
});
afterAll(() => rm(directory, { recursive: true }));

describe('a pool', () => {
  let pool: ExaminerPool;
  beforeAll(async () => {
    pool = await startExaminerPool({ bundle, workers: 2, backend: 'wasm' });
  });
  afterAll(() => pool.close());

  test('names its backend, model and number of threads', async () => {
    const { identity } = await loadModel(bundle);
    expect(pool).toMatchObject({ backend: 'wasm', workers: 2, model: identity });
  });

  test('examines as this thread would', async () => {
    const name = 'face-m.jpg';
    const { examination: expected } = await examineBytes(await sample(name), name, await loadModel(bundle), POLICY);
    expect(await examined(pool, await sample(name), name)).toEqual(expected);
  });

  test('examines more photos than it has threads, each under its own name', async () => {
    const names = ['face-m.jpg', 'face-30.jpg', 'pile.jpg', 'no-tablet.jpg', 'on-paper.jpg'];
    const examinations = await Promise.all(names.map(async (name) => examined(pool, await sample(name), name)));
    expect(examinations.map((examination) => examination.photo.name)).toEqual(names);
    expect(examinations.map((examination) => examination.status)).not.toContain('error');
  });

  test('adds the details that a batch needs without changing the examination', async () => {
    const pile = await sample('pile.jpg');
    const { examination, details } = await pool.examine(pile, 'pile.jpg', POLICY, { details: true });
    expect(examination).toEqual(await examined(pool, await sample('pile.jpg'), 'pile.jpg'));
    expect(details?.perceptualHash).toMatch(/^[0-9a-f]{32}$/);
    expect(details?.tablets).toHaveLength(examination.tablets.length);
    const { format, width, height } = await sharp(Buffer.from(details?.thumbnail ?? '', 'base64')).metadata();
    // As large as the input of the tiny locator; at most 144.
    expect([format, Math.max(width, height)]).toEqual(['jpeg', 64]);
    const bad = await pool.examine(new TextEncoder().encode('no photo'), 'bad.jpg', POLICY, { details: true });
    expect(bad.details).toBeUndefined();
  });

  test('a bad photo gives an error examination, and the next photo does not', async () => {
    const bad = await examined(pool, new TextEncoder().encode('no photo'), 'bad.jpg');
    expect(bad).toMatchObject({ status: 'error', error: { code: 'photo_not_an_image' }, tablets: [] });
    expect(bad.photo).toMatchObject({ name: 'bad.jpg', sha256: expect.stringMatching(/^[0-9a-f]{64}$/) });
    expect((await examined(pool, new Uint8Array(), 'empty.jpg')).error?.code).toBe('photo_empty');
    expect((await examined(pool, await sample('pile.jpg'), 'pile.jpg')).status).not.toBe('error');
  });

  test('the caller keeps its bytes, whole buffers and parts alike', async () => {
    const whole = await sample('face-m.jpg');
    const padded = new Uint8Array(whole.length + 10);
    padded.set(whole, 5);
    const part = padded.subarray(5, 5 + whole.length);
    const fromPart = await examined(pool, part, 'x');
    const fromWhole = await examined(pool, whole, 'x');
    expect(whole).toEqual(await sample('face-m.jpg'));
    expect(fromWhole).toEqual(fromPart);
  });

  test('measures how long a photo waited and was examined', async () => {
    const { timesMs } = await pool.examine(await sample('pile.jpg'), 'x', POLICY);
    expect(Object.keys(timesMs)).toEqual([...STAGES, 'wait', 'examine']);
    const { wait = -1, examine = -1, ...stages } = timesMs;
    expect(wait).toBeGreaterThanOrEqual(0);
    for (const stage of STAGES) expect(stages[stage]).toBeGreaterThan(0);
    expect(Object.values(stages).reduce((sum, ms) => sum + ms, 0)).toBeLessThanOrEqual(examine);
  });

  test('gives the colour of each tablet on request', async () => {
    const { examination, colours } = await pool.examine(await sample('pile.jpg'), 'x', POLICY, { colours: true });
    expect(colours).toHaveLength(examination.tablets.length);
    expect((await pool.examine(await sample('pile.jpg'), 'x', POLICY)).colours).toEqual([]);
  });

  test('a waiting photo that is cancelled is answered at once and reaches no thread', async () => {
    const abort = new AbortController();
    const photos = await Promise.all([sample('pile.jpg'), sample('pile.jpg'), sample('pile.jpg')]);
    const busy = photos.map((bytes) => examined(pool, bytes, 'busy'));
    const waiting = examined(pool, await sample('face-m.jpg'), 'gone', { signal: abort.signal });
    const { running, waiting: before } = pool.load();
    abort.abort(new TelltaleError('photo_not_in_time', { timeoutSeconds: 1 }));
    expect(await waiting).toMatchObject({ photo: { name: 'gone' }, error: { code: 'photo_not_in_time' } });
    expect([running, before, pool.load().waiting]).toEqual([2, 2, 1]);
    await Promise.all(busy);
    expect(pool.load()).toEqual({ running: 0, waiting: 0, faults: 0, retried: 0 });
  });

  test('a photo that is cancelled during its examination is answered at once, and its thread continues', async () => {
    const abort = new AbortController();
    const answer = examined(pool, await sample('pile.jpg'), 'gone', { signal: abort.signal });
    abort.abort(new TelltaleError('photo_not_in_time', { timeoutSeconds: 1 }));
    expect((await answer).error?.code).toBe('photo_not_in_time');
    expect((await examined(pool, await sample('face-m.jpg'), 'next')).status).not.toBe('error');
  });
});

describe('a thread that fails', () => {
  const file = new URL('../../../test/runtime/dying-worker.mjs', import.meta.url);

  test.each(['exit', 'throw', 'later'])('(%s) twice loses its photo and no other', async (name) => {
    const faults: unknown[] = [];
    const report = (fault: unknown) => faults.push(fault);
    const pool = await startPoolOn(file, { bundle, workers: 1, backend: 'wasm', report });
    const lost = await examined(pool, await sample('face-m.jpg'), name);
    expect(lost).toMatchObject({ photo: { name }, status: 'error', error: { code: 'internal' }, model: pool.model });
    expect([faults.length, pool.load().faults, pool.load().retried]).toEqual([2, 2, 1]);
    expect((await examined(pool, await sample('face-m.jpg'), 'next')).status).not.toBe('error');
    await pool.close();
  });

  test('once is replaced, and another thread examines the photo', async () => {
    const pool = await startPoolOn(file, { bundle, workers: 1, backend: 'wasm', report: () => undefined });
    const name = `once ${join(directory, 'died')}`;
    const expected = await examined(pool, await sample('face-m.jpg'), 'x');
    const { photo, ...rest } = await examined(pool, await sample('face-m.jpg'), name);
    expect({ photo: { ...photo, name: 'x' }, ...rest }).toEqual(expected);
    expect(pool.load().retried).toBe(1);
    await pool.close();
  });

  test('is replaced by one with the same model, even if the bundle’s folder changed', async () => {
    const folder = join(directory, 'replaced');
    await writeTinyBundle(folder);
    const pool = await startPoolOn(file, { bundle: folder, workers: 1, backend: 'wasm', report: () => undefined });
    const expected = await examined(pool, await sample('face-m.jpg'), 'x');
    await rm(folder, { recursive: true });
    await examined(pool, await sample('face-m.jpg'), 'exit');
    expect(await examined(pool, await sample('face-m.jpg'), 'x')).toEqual(expected);
    await pool.close();
  });

  test('to finish is ended and replaced', async () => {
    const faults: unknown[] = [];
    const report = (fault: unknown) => faults.push(fault);
    const pool = await startPoolOn(file, { bundle, workers: 1, backend: 'wasm', report, stuckAfterMs: 500 });
    const stuck = await examined(pool, await sample('face-m.jpg'), 'hang');
    expect([stuck.error?.code, faults.length]).toEqual(['photo_took_too_long', 1]);
    expect((await examined(pool, await sample('face-m.jpg'), 'next')).error?.code).not.toBe('internal');
    await pool.close();
  });
});

describe('the start', () => {
  test('fails with the code and values of the error', async () => {
    const nowhere = join(directory, 'nowhere');
    await expect(startExaminerPool({ bundle: nowhere, workers: 2, backend: 'wasm' })).rejects.toMatchObject({
      name: 'TelltaleError',
      code: 'model_missing',
      values: { directory: nowhere },
    });
  });

  test('fails for a bundle that was tampered with', async () => {
    const tampered = join(directory, 'tampered');
    await writeTinyBundle(tampered);
    await writeFile(join(tampered, 'model-card.md'), 'Perfect.');
    await expect(startExaminerPool({ bundle: tampered, workers: 1, backend: 'wasm' })).rejects.toMatchObject({
      code: 'model_file_mismatch',
    });
  });

  test('fails for a worker file that does not load, and does not retry for ever', async () => {
    const file = new URL('../../../test/runtime/no-such-worker.ts', import.meta.url);
    await expect(startPoolOn(file, { bundle, workers: 2, backend: 'wasm', report: () => undefined })).rejects.toThrow();
  });

  test('the number of threads follows the backend', () => {
    expect(defaultWorkers('wasm', 8)).toBe(8);
    expect(defaultWorkers('native', 8)).toBe(2);
    expect(defaultWorkers('native', 1)).toBe(1);
  });

  test('a batch has one more thread for the native backend if there is a core for it', () => {
    expect(batchWorkers('wasm', 8)).toBe(8);
    expect(batchWorkers('native', 8)).toBe(3);
    expect(batchWorkers('native', 2)).toBe(2);
    expect(batchWorkers('native', 1)).toBe(1);
  });
});

test('close waits for the photos that were accepted; later ones are refused', async () => {
  const pool = await startExaminerPool({ bundle, workers: 1, backend: 'wasm', report: () => undefined });
  const accepted = [await sample('pile.jpg'), await sample('face-m.jpg')].map((bytes) => examined(pool, bytes, 'a'));
  await pool.close();
  for (const examination of await Promise.all(accepted)) expect(examination.status).not.toBe('error');
  expect((await examined(pool, await sample('pile.jpg'), 'late')).error?.code).toBe('internal');
});
