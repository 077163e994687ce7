import { join } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createKey } from '../../src/http/access/api-key.ts';
import { writeKeyFile } from '../../src/http/access/key-file.ts';
import { openAccess } from '../../src/http/access/open-access.ts';
import type { RunningServer } from '../../src/http/start-server.ts';
import type { ExaminerPool } from '../../src/runtime/pool/examiner-pool.ts';
import { expectProblem, post, sample, startPool, startService, tinyBundle } from './service.ts';

let bundle: Awaited<ReturnType<typeof tinyBundle>>;
let pool: ExaminerPool;

beforeAll(async () => {
  bundle = await tinyBundle();
  pool = await startPool(bundle.directory, 2);
});
afterAll(async () => {
  await pool.close();
  await bundle.remove();
});

/** Values by series, `name{labels}`. */
async function readMetrics({ url }: RunningServer, authorization = ''): Promise<ReadonlyMap<string, number>> {
  const response = await fetch(`${url}/metrics`, { headers: { authorization } });
  expect([response.status, response.headers.get('content-type')]).toEqual([200, expect.stringMatching(/^text\/plain/)]);
  const lines = (await response.text()).split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  return new Map(lines.map((line) => [line.slice(0, line.lastIndexOf(' ')), Number(line.split(' ').at(-1))]));
}

async function readyStatus({ url }: RunningServer): Promise<number> {
  return (await fetch(`${url}/readyz`)).status;
}

describe('GET /metrics', () => {
  test('counts photos, verdicts, refusals and times, and reveals no names or addresses', async () => {
    const service = await startService(pool);
    const good = await sample('face-m.jpg');
    const sent = await post(service.url, [
      ['uncle.jpg', good],
      ['aunt.jpg', new Uint8Array(3)],
    ]);
    const { photos } = await sent.json();
    await fetch(`${service.url}/sister`);
    let metrics = await readMetrics(service);
    while (!metrics.has('telltale_refusals_total{code="request_not_found"}')) metrics = await readMetrics(service);
    expect(metrics.get('telltale_photos_total{result="ok"}')).toBe(1);
    expect(metrics.get('telltale_photos_total{result="photo_not_an_image"}')).toBe(1);
    const [{ tablets }] = photos;
    expect(tablets.length).toBeGreaterThan(0);
    const counted = [...metrics].filter(([series]) => series.startsWith('telltale_tablets_total'));
    expect(counted.reduce((sum, [, count]) => sum + count, 0)).toBe(tablets.length);
    for (const stage of ['wait', 'examine', 'pictures', 'locator', 'orienter', 'inspector']) {
      expect([stage, metrics.get(`telltale_stage_seconds_count{stage="${stage}"}`)]).toEqual([stage, 2]);
    }
    expect(metrics.get('telltale_stage_seconds_count{stage="upload"}')).toBe(1);
    expect(metrics.get('telltale_held_photos')).toBe(0);
    const model = [...metrics.keys()].find((series) => series.startsWith('telltale_model_info'));
    expect(model).toContain(pool.model.sha256);
    expect([...metrics.keys()].join()).not.toMatch(/uncle|aunt|sister|127\.0\.0\.1/);
    await service.close();
  });

  test('is for admins where access control is on', async () => {
    const keys = join(bundle.directory, 'keys.json');
    const [lab, board] = [createKey('lab', ['examine']), createKey('board', ['admin'])];
    await writeKeyFile(keys, [lab.record, board.record]);
    const settings = { host: '127.0.0.1', access: 'required', keys, issuer: undefined, proxies: 0 } as const;
    const service = await startService(pool, { identify: await openAccess(settings) });
    await expectProblem(await fetch(`${service.url}/metrics`), 'access_missing');
    const headers = { authorization: `Bearer ${lab.key}` };
    await expectProblem(await fetch(`${service.url}/metrics`, { headers }), 'access_scope_missing');
    const metrics = await readMetrics(service, `Bearer ${board.key}`);
    expect([...metrics].join()).not.toContain(lab.record.id);
    await service.close();
  });
});

describe('GET /readyz', () => {
  test('is not ready until every thread has examined a photo', async () => {
    let go: () => void = () => undefined;
    const gate = new Promise<void>((resolve) => {
      go = resolve;
    });
    let examined = 0;
    const gated: ExaminerPool = {
      ...pool,
      async examine(...photo) {
        await gate;
        examined++;
        return pool.examine(...photo);
      },
    };
    const service = await startService(gated);
    const response = await fetch(`${service.url}/readyz`);
    expect(response.headers.get('retry-after')).toBe('5');
    await expectProblem(response, 'service_not_ready');
    expect((await fetch(`${service.url}/healthz`)).status).toBe(200);
    go();
    while ((await readyStatus(service)) !== 200) await turn();
    expect(examined).toBe(pool.workers);
    await service.close();
  });
});
