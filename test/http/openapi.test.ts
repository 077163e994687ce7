import { join } from 'node:path';
import { Validator } from '@seriousme/openapi-schema-validator';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { notice } from '../../src/core/words/notice.ts';
import { createKey } from '../../src/http/access/api-key.ts';
import { writeKeyFile } from '../../src/http/access/key-file.ts';
import { openAccess } from '../../src/http/access/open-access.ts';
import { Admission } from '../../src/http/admission.ts';
import { createApp } from '../../src/http/create-app.ts';
import { DEFAULT_LIMITS } from '../../src/http/limits.ts';
import { startLog } from '../../src/http/log.ts';
import { Readiness } from '../../src/http/readiness.ts';
import type { RunningServer } from '../../src/http/start-server.ts';
import { readPage } from '../../src/http/upload-page.ts';
import type { ExaminerPool } from '../../src/runtime/pool/examiner-pool.ts';
import { type Described, expectDescribed } from './described.ts';
import { post, sample, startPool, startService, tinyBundle, type UploadFile } from './service.ts';

let bundle: Awaited<ReturnType<typeof tinyBundle>>;
let pool: ExaminerPool;
let service: RunningServer;
let guarded: RunningServer;
let document: Described;
let photo: Uint8Array<ArrayBuffer>;
const key = createKey('board', ['admin']);

beforeAll(async () => {
  bundle = await tinyBundle();
  pool = await startPool(bundle.directory);
  service = await startService(pool, { limits: { maxRequestBytes: 5_000_000 } });
  const keys = join(bundle.directory, 'keys.json');
  await writeKeyFile(keys, [key.record]);
  const identify = await openAccess({ host: '127.0.0.1', access: 'required', keys, issuer: undefined, proxies: 0 });
  guarded = await startService(pool, { identify, rates: { perAddress: 3, perCaller: 0 } });
  document = await (await fetch(`${service.url}/v1/openapi.json`)).json();
  photo = await sample('face-m.jpg');
});
afterAll(async () => {
  await Promise.all([service.close(), guarded.close()]);
  await pool.close();
  await bundle.remove();
});

const EXAMINE = ['post', '/v1/examinations'] as const;

describe('the description', () => {
  test.each(['open', 'guarded'])('of the %s service is valid OpenAPI 3.1', async (which) => {
    const { url } = which === 'open' ? service : guarded;
    const validator = new Validator();
    const { valid, errors } = await validator.validate(await (await fetch(`${url}/v1/openapi.json`)).json());
    expect([valid, errors, validator.version]).toEqual([true, undefined, '3.1']);
  });

  test('has every route of the service and no other', () => {
    const admission = new Admission(DEFAULT_LIMITS, 1);
    const [readiness, log] = [new Readiness(pool, startLog('silent'), DEFAULT_LIMITS), startLog('silent')];
    const rates = { perAddress: 0, perCaller: 0 };
    const options = { limits: DEFAULT_LIMITS, admission, readiness, identify: undefined, rates, proxies: 0, log };
    const app = createApp(pool, { ...options, language: 'en' });
    // Files of the page, and the model for the device, are not part of the interface.
    const own = ['/page.css', '/docs.css', '/model/:sha256'];
    const files = new Set([...own, ...readPage().files.map(({ path }) => path)]);
    const paths = app.router.stack.flatMap(({ route }) => (route && !files.has(route.path) ? [route.path] : []));
    const routes = paths.map((path) => path.replace(/:(\w+)/g, '{$1}'));
    expect(routes.toSorted()).toEqual(Object.keys(document.paths).toSorted());
  });

  test('asks for a key exactly where access control does', async () => {
    const needing = async ({ url }: RunningServer) => {
      const { paths }: { paths: Record<string, Record<string, { security: unknown[] }>> } = await (
        await fetch(`${url}/v1/openapi.json`)
      ).json();
      return Object.entries(paths).filter(([, item]) =>
        Object.values(item).some(({ security }) => security.length > 0),
      );
    };
    expect(await needing(service)).toEqual([]);
    expect((await needing(guarded)).map(([path]) => path)).toEqual([
      '/v1/examinations',
      '/v1/batches',
      '/v1/batches/{id}',
      ...Object.keys(document.paths).filter((path) => path.startsWith('/v1/cases')),
      '/metrics',
    ]);
  });
});

describe('every operation answers as it is described', () => {
  test('for every readable path', async () => {
    // Paths with parameters, and cases, have their own tests.
    const readable = Object.entries(document.paths).filter(([path, item]) => 'get' in item && !/\{|cases/.test(path));
    expect(readable.length).toBeGreaterThan(6);
    for (const [path] of readable) {
      let answer = await fetch(service.url + path);
      for (; path === '/readyz' && answer.status === 503; answer = await fetch(service.url + path)) {
        await expectDescribed(document, ['get', path], answer);
      }
      expect([path, answer.status]).toEqual([path, 200]);
      await expectDescribed(document, ['get', path], answer);
    }
  });

  test('an examination, good photos and bad ones', async () => {
    const files: UploadFile[] = [
      ['good.jpg', photo],
      ['bad.jpg', new Uint8Array(4)],
    ];
    const answer = await post(service.url, files, { prior: '0.3' });
    expect(answer.status).toBe(200);
    await expectDescribed(document, EXAMINE, answer);
  });

  test.each([
    ['request_no_photos', () => post(service.url, [], { prior: '0.3' })],
    ['request_field_unknown', () => post(service.url, [['a', photo]], { colour: 'blue' })],
    ['setting_invalid', () => post(service.url, [['a', photo]], { prior: '2' })],
    [
      'request_too_many_photos',
      () =>
        post(
          service.url,
          Array.from({ length: 21 }, (): UploadFile => ['a', photo]),
        ),
    ],
    ['request_too_large', () => post(service.url, [['a', new Uint8Array(6_000_000)]])],
    ['request_not_multipart', () => fetch(`${service.url}/v1/examinations`, { method: 'POST', body: '{}' })],
    ['access_missing', () => post(guarded.url, [['a', photo]])],
    ['access_scope_missing', () => postAs(key.key)],
    ['access_refused', () => postAs(createKey('x', ['examine']).key)],
    ['request_rate_exceeded', () => postAs(key.key)],
  ])('the problem %s', async (code, ask) => {
    expect(await expectDescribed(document, EXAMINE, await ask())).toMatchObject({ code });
  });

  function postAs(token: string): Promise<Response> {
    const body = new FormData();
    body.append('photos', new Blob([photo]), 'a.jpg');
    const headers = { authorization: `Bearer ${token}` };
    return fetch(`${guarded.url}/v1/examinations`, { method: 'POST', body, headers });
  }

  test('an answer of another shape fails the check', async () => {
    const wrong = new Response('{"photos":[{}]}', { headers: { 'content-type': 'application/json' } });
    await expect(expectDescribed(document, EXAMINE, wrong)).rejects.toThrow();
    const undescribed = new Response('{}', { status: 418 });
    await expect(expectDescribed(document, EXAMINE, undescribed)).rejects.toThrow('describes no 418');
  });
});

describe('GET /docs', () => {
  test('is readable without script and loads nothing from elsewhere', async () => {
    const response = await fetch(`${service.url}/docs`);
    const page = await response.text();
    expect(page).not.toMatch(/\{\{|<script|<style|\sstyle=|\son\w+=|(src|href)="(https?:|\/\/)/);
    const { card, calibratedOn } = notice(pool.model.evidence, 'en');
    for (const sentence of [...card, calibratedOn]) expect(page).toContain(sentence);
    for (const path of Object.keys(document.paths)) expect(page).toContain(path);
    for (const [, path] of page.matchAll(/(?:src|href)="(\/[^"]*)"/g)) {
      expect([path, (await fetch(service.url + path)).status]).toEqual([path, 200]);
    }
    const anchors = [...page.matchAll(/href="#(\w+)"/g)].map(([, id]) => id);
    expect(anchors.length).toBeGreaterThan(3);
    for (const id of anchors) expect(page).toContain(`id="${id}"`);
  });

  test('says which scope is needed where access control is on', async () => {
    expect(await (await fetch(`${guarded.url}/docs`)).text()).toContain(
      'Needs an API key or a token with the scope examine',
    );
    expect(await (await fetch(`${service.url}/docs`)).text()).not.toContain('Needs an API key');
  });
});
