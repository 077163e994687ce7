import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { pino } from 'pino';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { TelltaleError } from '../../src/core/errors.ts';
import { Readiness } from '../../src/http/readiness.ts';
import type { ExaminerPool } from '../../src/runtime/pool/examiner-pool.ts';
import { post, sample, startDyingPool, startService, tinyBundle } from './service.ts';

const POLICY = { prior: 0.5, language: 'en' };
/** Longer than any photo takes here, and short enough to wait for threads that never start. */
const DEADLINE = { deadlineMs: 4000 };

let bundle: Awaited<ReturnType<typeof tinyBundle>>;
let noStart: string;
let pool: ExaminerPool;
let lines: string[];
const log = pino({ base: null }, { write: (line: string) => void lines.push(line) });

beforeAll(async () => {
  bundle = await tinyBundle();
  noStart = join(bundle.directory, '..', 'no-start');
  process.env['TELLTALE_TEST_NO_START'] = noStart;
});
afterAll(async () => {
  delete process.env['TELLTALE_TEST_NO_START'];
  await bundle.remove();
});
beforeEach(async () => {
  lines = [];
  pool = await startDyingPool(bundle.directory, 3000);
});
afterEach(async () => {
  await pool.close();
  await rm(noStart, { force: true });
});

function isReady(readiness: Readiness): boolean {
  try {
    readiness.check();
    return true;
  } catch (error) {
    expect(error).toBeInstanceOf(TelltaleError);
    expect(error).toMatchObject({ code: 'service_not_ready' });
    return false;
  }
}

async function until(wanted: boolean, readiness: Readiness): Promise<void> {
  while (isReady(readiness) !== wanted) await pause(20);
}

/** Posts a photo that kills its thread, twice. */
const killThread = async () => pool.examine(await sample('face-m.jpg'), 'exit', POLICY);

test('a replaced thread is found to work, and no request is refused meanwhile', async () => {
  const readiness = new Readiness(pool, log, DEADLINE, 0);
  await readiness.warmUp();
  expect(isReady(readiness)).toBe(true);
  await killThread();
  expect(pool.load().faults).toBe(2);
  for (let i = 0; i < 20; i++) {
    expect(isReady(readiness)).toBe(true);
    await pause(20);
  }
  expect(lines).toEqual([]);
});

test('is not ready if no thread starts, logs why, and is ready again once they start', async () => {
  const readiness = new Readiness(pool, log, DEADLINE, 0);
  await readiness.warmUp();
  await writeFile(noStart, '');
  await killThread();
  await until(false, readiness);
  expect(lines.join('')).toContain('the warm-up examination failed');
  await rm(noStart);
  await until(true, readiness);
});

test('is never ready once closed', async () => {
  const readiness = new Readiness(pool, log, DEADLINE, 0);
  await readiness.warmUp();
  readiness.close();
  expect(isReady(readiness)).toBe(false);
  await readiness.warmUp();
  expect(isReady(readiness)).toBe(false);
});

test('/readyz detects that no thread is left, while /healthz still answers', async () => {
  const service = await startService(pool, { log, limits: DEADLINE });
  const status = async (path: string) => (await fetch(service.url + path)).status;
  while ((await status('/readyz')) !== 200) await pause(20);
  await writeFile(noStart, '');
  const { photos } = await (await post(service.url, [['exit', await sample('face-m.jpg')]])).json();
  expect(photos[0].status).toBe('error');
  while ((await status('/readyz')) !== 503) await pause(100);
  expect(await status('/healthz')).toBe(200);
  await service.close();
});
