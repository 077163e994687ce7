import { type ClientRequest, type IncomingMessage, request } from 'node:http';
import { json } from 'node:stream/consumers';
import { setImmediate as turn } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Examination } from '../../src/core/examination.ts';
import type { RunningServer } from '../../src/http/start-server.ts';
import type { ExaminerPool } from '../../src/runtime/pool/examiner-pool.ts';
import { validateExamination } from '../contract/validate-examination.ts';
import { expectProblem, post, sample, startDyingPool, startService, tinyBundle, type UploadFile } from './service.ts';

let bundle: Awaited<ReturnType<typeof tinyBundle>>;
let pool: ExaminerPool;
let photo: Uint8Array<ArrayBuffer>;

beforeAll(async () => {
  bundle = await tinyBundle();
  pool = await startDyingPool(bundle.directory);
  photo = await sample('face-m.jpg');
});
afterAll(async () => {
  await pool.close();
  await bundle.remove();
});

const PART = '--x\r\nContent-Disposition: form-data; name="photos"; filename="a.jpg"\r\n\r\n';

/** An upload of which only the headers are sent. `asked` resolves once the service asks for a body: it is admitted. */
function openUpload({ url }: RunningServer, bytes: number) {
  const headers = {
    'content-type': 'multipart/form-data; boundary=x',
    'content-length': bytes,
    expect: '100-continue',
  };
  const upload: ClientRequest = request(`${url}/v1/examinations`, { method: 'POST', headers });
  upload.on('error', () => undefined);
  let wanted = false;
  const continued = new Promise<void>((resolve) => {
    upload.once('continue', () => {
      wanted = true;
      resolve();
    });
  });
  const answer = new Promise<IncomingMessage>((resolve) => upload.once('response', resolve));
  upload.flushHeaders();
  return { upload, continued, answer, wanted: () => wanted };
}

async function examinations(response: Response): Promise<readonly Examination[]> {
  expect(response.status).toBe(200);
  const { photos }: { photos: Examination[] } = await response.json();
  for (const examined of photos) expect(validateExamination(examined)).toEqual([]);
  return photos;
}

describe('a full service', () => {
  test.each([
    ['photos', { maxHeldPhotos: 1 }],
    ['bytes', { maxHeldBytes: 1_500_000 }],
  ])('by %s: tells further requests to come back, before it has read them, and has room again', async (_, limits) => {
    const service = await startService(pool, { limits });
    const first = openUpload(service, 1_000_000);
    await first.continued;
    const second = openUpload(service, 1_000_000);
    const refused = await second.answer;
    expect([refused.statusCode, second.wanted()]).toEqual([503, false]);
    expect(Number(refused.headers['retry-after'])).toBeGreaterThanOrEqual(1);
    expect(await json(refused)).toMatchObject({ code: 'service_busy', status: 503 });
    second.upload.destroy();
    const third = await post(service.url, [['a.jpg', new Uint8Array(600_000)]]);
    expect(third.headers.get('retry-after')).not.toBeNull();
    await expectProblem(third, 'service_busy');
    // The admitted client disconnects.
    first.upload.destroy();
    let again = await post(service.url, [['a.jpg', photo]]);
    while (again.status === 503) again = await post(service.url, [['a.jpg', photo]]);
    expect((await examinations(again))[0]?.status).not.toBe('error');
    await service.close();
  });

  test('frees the place of a client that disconnects during its examination', async () => {
    const own = await startDyingPool(bundle.directory, 4000);
    const service = await startService(own, { limits: { maxHeldPhotos: 2 } });
    const ready = async () => (await fetch(`${service.url}/readyz`)).status === 200;
    while (!(await ready())) await turn();
    const abort = new AbortController();
    const body = new FormData();
    for (const name of ['hang', 'waits']) body.append('photos', new Blob([photo]), name);
    const sent = fetch(`${service.url}/v1/examinations`, { method: 'POST', body, signal: abort.signal });
    const gone = expect(sent).rejects.toThrow();
    while (own.load().running === 0) await turn();
    await expectProblem(await post(service.url, [['a.jpg', photo]]), 'service_busy');
    abort.abort();
    await gone;
    const held = async () => {
      const text = await (await fetch(`${service.url}/metrics`)).text();
      return /^telltale_held_requests (\d+)$/m.exec(text)?.[1];
    };
    while ((await held()) !== '0') await turn();
    // Its thread still works on the photo, and nothing waits.
    expect(own.load()).toMatchObject({ running: 1, waiting: 0 });
    await service.close();
    await own.close();
  });

  test('still answers requests that need no place', async () => {
    const service = await startService(pool, { limits: { maxHeldPhotos: 1 } });
    const { upload, continued } = openUpload(service, 1000);
    await continued;
    expect((await fetch(`${service.url}/healthz`)).status).toBe(200);
    const wrong = await fetch(`${service.url}/v1/examinations`, { method: 'POST', body: 'photos' });
    await expectProblem(wrong, 'request_not_multipart');
    upload.destroy();
    await service.close();
  });
});

describe('time', () => {
  test('an upload that takes too long is cancelled', async () => {
    const service = await startService(pool, { limits: { uploadTimeoutMs: 200 } });
    const { upload, continued, answer } = openUpload(service, 1000);
    await continued;
    upload.write(PART);
    const late = await answer;
    expect(late.statusCode).toBe(408);
    expect(await json(late)).toMatchObject({ code: 'request_too_slow' });
    upload.destroy();
    await service.close();
  });

  test('photos that miss the deadline are errors beside those that do not', async () => {
    const own = await startDyingPool(bundle.directory, 5000);
    const service = await startService(own, { limits: { deadlineMs: 3000 } });
    const files = ['first.jpg', 'hang', 'last.jpg'].map((name): UploadFile => [name, photo]);
    const photos = await examinations(await post(service.url, files));
    expect(photos.map(({ photo: { name }, error }) => [name, error?.code])).toEqual([
      ['first.jpg', undefined],
      ['hang', 'photo_not_in_time'],
      ['last.jpg', 'photo_not_in_time'],
    ]);
    await service.close();
    await own.close();
  });
});

test('a dying worker loses only its photo, after another one tried', async () => {
  const service = await startService(pool);
  const files = ['before.jpg', 'exit', 'after.jpg'].map((name): UploadFile => [name, photo]);
  const before = pool.load().retried;
  const photos = await examinations(await post(service.url, files));
  expect(photos.map(({ error }) => error?.code)).toEqual([undefined, 'internal', undefined]);
  expect(pool.load().retried).toBe(before + 1);
  await service.close();
});
