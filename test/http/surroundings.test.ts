import { type IncomingMessage, request } from 'node:http';
import { createServer } from 'node:net';
import { setImmediate as turn } from 'node:timers/promises';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { RunningServer } from '../../src/http/start-server.ts';
import type { ExaminerPool } from '../../src/runtime/pool/examiner-pool.ts';
import { schemaText } from '../contract/validate-examination.ts';
import { post, sample, startPool, startService, tinyBundle } from './service.ts';

let bundle: Awaited<ReturnType<typeof tinyBundle>>;
let pool: ExaminerPool;
let service: RunningServer;
const lines: string[] = [];

const PHOTO_PART = '--x\r\nContent-Disposition: form-data; name="photos"; filename="a.jpg"\r\n\r\n';

beforeAll(async () => {
  bundle = await tinyBundle();
  pool = await startPool(bundle.directory);
  const log = pino({ base: null }, { write: (line: string) => void lines.push(line) });
  service = await startService(pool, { log });
});
afterAll(async () => {
  await service.close();
  await pool.close();
  await bundle.remove();
});

test('GET /healthz says what runs', async () => {
  const response = await fetch(`${service.url}/healthz`);
  expect(response.headers.get('x-powered-by')).toBeNull();
  expect(await response.json()).toEqual({ status: 'ok', backend: 'wasm', model: pool.model });
});

test('GET /v1/schema is the contract, word for word', async () => {
  const response = await fetch(`${service.url}/v1/schema`);
  expect(response.headers.get('content-type')).toMatch(/^application\/schema\+json/);
  expect(await response.text()).toBe(schemaText);
});

describe('a client that hangs up', () => {
  /** Sends the given bytes as the start of an upload of a megabyte, and disconnects. */
  async function hangUpAfter(body: Uint8Array | string): Promise<void> {
    const headers = { 'content-type': 'multipart/form-data; boundary=x', 'content-length': 1_000_000 };
    const upload = request(`${service.url}/v1/examinations`, { method: 'POST', headers });
    upload.on('error', () => undefined);
    await new Promise((resolve) => upload.write(body, resolve));
    upload.destroy();
    await new Promise((resolve) => upload.once('close', resolve));
  }

  test.each([
    ['at once', '-'],
    ['in a photo', `${PHOTO_PART}abc`],
    ['between two photos', `${PHOTO_PART}abc\r\n${PHOTO_PART}abc\r\n--x`],
  ])('%s harms nobody', async (_, body) => {
    const before = lines.length;
    await hangUpAfter(body);
    while (lines.length === before) await turn();
    expect(lines.at(-1)).toContain('"status":null');
    expect((await fetch(`${service.url}/healthz`)).status).toBe(200);
  });

  test('while its photos are examined harms nobody', async () => {
    const photo = await sample('pile.jpg');
    const abort = new AbortController();
    const body = new FormData();
    for (let i = 0; i < 10; i++) body.append('photos', new Blob([photo]), `${i}.jpg`);
    const before = lines.length;
    const sent = fetch(`${service.url}/v1/examinations`, { method: 'POST', body, signal: abort.signal });
    await fetch(`${service.url}/healthz`);
    abort.abort();
    await expect(sent).rejects.toThrow();
    while (!lines.slice(before).some((line) => line.includes('"method":"POST"'))) await turn();
    const [after] = (await (await post(service.url, [['after.jpg', photo]])).json()).photos;
    expect(after.status).not.toBe('error');
  });
});

test('the log has an id for each request and no names or addresses', async () => {
  const before = lines.length;
  const response = await post(service.url, [['uncle-on-5th-street.jpg', await sample('face-m.jpg')]]);
  await response.json();
  await fetch(`${service.url}/aunt-on-6th-street?name=her`);
  while (lines.length < before + 2) await turn();
  const logged = lines.slice(before);
  expect(logged.join('')).toContain(response.headers.get('x-request-id'));
  expect(JSON.parse(logged[0] ?? '')).toEqual({
    level: 30,
    time: expect.any(Number),
    requestId: expect.any(String),
    method: 'POST',
    route: '/v1/examinations',
    status: 200,
    photos: 1,
    durationMs: expect.any(Number),
  });
  expect(logged.join('')).not.toMatch(/uncle|aunt|street|127\.0\.0\.1|her/);
});

describe('startServer', () => {
  test('says that a port is taken', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const address = other.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    await expect(startService(pool, { port })).rejects.toMatchObject({
      code: 'address_in_use',
      values: { host: '127.0.0.1', port: String(port) },
    });
    other.close();
  });

  test('says that an address does not belong to this machine', async () => {
    await expect(startService(pool, { host: '192.0.2.1' })).rejects.toMatchObject({ code: 'address_unusable' });
  });

  test('close answers requests in progress and accepts no more', async () => {
    const closing = await startService(pool);
    const headers = { 'content-type': 'multipart/form-data; boundary=x', expect: '100-continue' };
    const upload = request(`${closing.url}/v1/examinations`, { method: 'POST', headers });
    const answer = new Promise<IncomingMessage>((resolve, reject) => {
      upload.once('response', resolve).once('error', reject);
    });
    // The server asks for the body, so it has the request.
    const continued = new Promise((resolve) => upload.once('continue', resolve));
    upload.flushHeaders();
    await continued;
    const closed = closing.close();
    upload.end(Buffer.concat([Buffer.from(PHOTO_PART), await sample('face-m.jpg'), Buffer.from('\r\n--x--\r\n')]));
    const { statusCode } = (await answer).resume();
    expect(statusCode).toBe(200);
    await closed;
    await expect(fetch(`${closing.url}/healthz`)).rejects.toThrow();
  });
});
