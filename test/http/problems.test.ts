import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { RunningServer } from '../../src/http/start-server.ts';
import type { ExaminerPool } from '../../src/runtime/pool/examiner-pool.ts';
import { expectProblem, post, sample, startPool, startService, tinyBundle, type UploadFile } from './service.ts';

let bundle: Awaited<ReturnType<typeof tinyBundle>>;
let pool: ExaminerPool;
let service: RunningServer;
let small: RunningServer;
let photo: Uint8Array<ArrayBuffer>;

beforeAll(async () => {
  bundle = await tinyBundle();
  pool = await startPool(bundle.directory);
  service = await startService(pool);
  small = await startService(pool, { limits: { maxRequestBytes: 1_000_000 } });
  photo = await sample('face-m.jpg');
});
afterAll(async () => {
  await Promise.all([service.close(), small.close()]);
  await pool.close();
  await bundle.remove();
});

/** Posts a body unchanged. */
function postRaw(contentType: string, body: string): Promise<Response> {
  return fetch(`${service.url}/v1/examinations`, { method: 'POST', headers: { 'content-type': contentType }, body });
}

function form(...parts: ReadonlyArray<readonly [field: string, value: string | Blob]>): Promise<Response> {
  const body = new FormData();
  for (const [field, value] of parts) body.append(field, value);
  return fetch(`${service.url}/v1/examinations`, { method: 'POST', body });
}

const MULTIPART = 'multipart/form-data; boundary=x';
const PART = '--x\r\nContent-Disposition: form-data; name="photos"; filename="a.jpg"\r\n\r\nabc';

describe('POST /v1/examinations refuses', () => {
  test('21 photos', async () => {
    const files = Array.from({ length: 21 }, (_, i): UploadFile => [`${i}.jpg`, photo]);
    expect(await expectProblem(await post(service.url, files), 'request_too_many_photos')).toContain('at most 20');
  });

  test('a photo in a field of another name', async () => {
    const detail = await expectProblem(await form(['image', new Blob([photo])]), 'request_field_unknown');
    expect(detail).toContain('the field image');
  });

  test('a text field of another name', async () => {
    const response = await form(['photos', new Blob([photo])], ['color', 'blue']);
    expect(await expectProblem(response, 'request_field_unknown')).toContain('the field color');
  });

  test.each(['gzip', 'br', 'deflate, gzip', 'x-none'])('a body that is encoded with %s', async (encoding) => {
    for (const path of ['examinations', 'batches']) {
      const response = await fetch(`${service.url}/v1/${path}`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', 'Content-Encoding': encoding },
        body: '{}',
      });
      expect(await expectProblem(response, 'request_encoded')).toContain(encoding);
    }
  });

  test('query parameters, naming the first', async () => {
    for (const path of ['examinations', 'batches', 'batches/1']) {
      const method = path === 'batches/1' ? 'GET' : 'POST';
      const response = await fetch(`${service.url}/v1/${path}?include=overlay&prior=0.3`, { method });
      expect(await expectProblem(response, 'request_query_unknown')).toContain('include');
    }
  });

  test('a request without photos', async () => {
    await expectProblem(await form(['prior', '0.5']), 'request_no_photos');
    await expectProblem(await form(['photos', 'not a file']), 'request_no_photos');
    await expectProblem(await postRaw(MULTIPART, '--x--\r\n'), 'request_no_photos');
  });

  test.each([
    ['JSON', 'application/json', '{}'],
    ['a form that is not multipart', 'application/x-www-form-urlencoded', 'photos=a'],
    ['another kind of multipart', 'multipart/mixed; boundary=x', `${PART}\r\n--x--\r\n`],
  ])('%s', async (_, contentType, body) => {
    expect(await expectProblem(await postRaw(contentType, body), 'request_not_multipart')).toContain(contentType);
  });

  test('no body at all', async () => {
    await expectProblem(await fetch(`${service.url}/v1/examinations`, { method: 'POST' }), 'request_not_multipart');
  });

  test.each([
    ['a body that ends in the middle of a photo', MULTIPART, PART],
    ['no boundary', 'multipart/form-data', `${PART}\r\n--x--\r\n`],
    ['another boundary than announced', 'multipart/form-data; boundary=y', `${PART}\r\n--x--\r\n`],
    ['a damaged part header', MULTIPART, '--x\r\nContent-Disposition form-data\r\n\r\nabc\r\n--x--\r\n'],
    ['a part without a disposition', MULTIPART, `--x\r\nContent-Type: image/jpeg\r\n\r\nabc\r\n${PART}\r\n--x--\r\n`],
    [
      'a part header without end',
      MULTIPART,
      `--x\r\nContent-Disposition: form-data; name="photos"; filename="a.jpg"\r\n${PART}\r\n--x--\r\n`,
    ],
    ['an empty body', MULTIPART, ''],
    [
      'a field’s name without end',
      MULTIPART,
      `--x\r\nContent-Disposition: form-data; name="${'n'.repeat(500)}"\r\n\r\n1\r\n--x--\r\n`,
    ],
  ])('%s', async (_, contentType, body) => {
    const response = await postRaw(contentType, body);
    await expectProblem(response, 'request_malformed');
  });

  test.each(['0.04', '0.96', '1', 'half', ''])('the prior %j', async (prior) => {
    const response = await post(service.url, [['a.jpg', photo]], { prior });
    expect(await expectProblem(response, 'setting_invalid')).toContain('a number from 0.05 to 0.95');
  });

  test('two priors', async () => {
    await expectProblem(
      await form(['photos', new Blob([photo])], ['prior', '0.2'], ['prior', '0.3']),
      'setting_invalid',
    );
  });

  test('more bytes than one request may hold, announced', async () => {
    const response = await post(small.url, [['a.jpg', new Uint8Array(1_500_000)]]);
    expect(await expectProblem(response, 'request_too_large')).toContain('at most 1 MB');
  });

  test('more bytes than one request may hold, not announced', async () => {
    const chunk = new Uint8Array(100_000);
    const body = new ReadableStream<Uint8Array>({
      start(controller) {
        controller.enqueue(new TextEncoder().encode(PART));
        for (let i = 0; i < 30; i++) controller.enqueue(chunk);
        controller.close();
      },
    });
    // A body of unknown length is sent in chunks; the standard requires `duplex`, which the types lack.
    const upload = { method: 'POST', headers: { 'content-type': MULTIPART }, body, duplex: 'half' };
    await expectProblem(await fetch(`${small.url}/v1/examinations`, upload), 'request_too_large');
    expect((await fetch(`${small.url}/healthz`)).status).toBe(200);
  });
});

describe('elsewhere', () => {
  test.each([
    '/nothing',
    '/v1/examinations/7',
    '/page.html.template',
    '/tsconfig.json',
    '/%E0%A4%A',
    '/..%2fpackage.json',
  ])('%s is 404', async (path) => {
    await expectProblem(await fetch(service.url + path), 'request_not_found');
  });

  test.each([
    ['GET', '/v1/examinations', 'POST'],
    ['DELETE', '/v1/examinations', 'POST'],
    ['OPTIONS', '/v1/examinations', 'POST'],
    ['POST', '/healthz', 'GET, HEAD'],
    ['PUT', '/v1/schema', 'GET, HEAD'],
    ['POST', '/', 'GET, HEAD'],
  ])('%s %s is 405 and says what is allowed', async (method, path, allowed) => {
    const response = await fetch(service.url + path, { method });
    expect(response.headers.get('allow')).toBe(allowed);
    expect(await expectProblem(response, 'request_method_not_allowed')).toContain(allowed);
  });

  test('an unknown error is a 500 without details', async () => {
    const failing: ExaminerPool = {
      ...pool,
      examine: () => Promise.reject(new Error('the secret of /srv/secret.ts')),
    };
    const broken = await startService(failing);
    const detail = await expectProblem(await post(broken.url, [['a.jpg', photo]]), 'internal');
    expect(detail).not.toContain('secret');
    await broken.close();
  });
});
