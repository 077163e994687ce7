import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { UnsecuredJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createKey } from '../../src/http/access/api-key.ts';
import { writeKeyFile } from '../../src/http/access/key-file.ts';
import { openAccess } from '../../src/http/access/open-access.ts';
import type { RunningServer } from '../../src/http/start-server.ts';
import type { ExaminerPool } from '../../src/runtime/pool/examiner-pool.ts';
import { AUDIENCE, startIssuer, type TestIssuer } from './issuer.ts';
import { expectProblem, sample, startPool, startService, tinyBundle } from './service.ts';

let bundle: Awaited<ReturnType<typeof tinyBundle>>;
let pool: ExaminerPool;
let issuer: TestIssuer;
let keys: string;
let service: RunningServer;
let photo: Uint8Array<ArrayBuffer>;

const lab = createKey('lab', ['examine']);
const board = createKey('board', ['admin']);

beforeAll(async () => {
  bundle = await tinyBundle();
  pool = await startPool(bundle.directory);
  issuer = await startIssuer();
  photo = await sample('face-m.jpg');
  keys = join(bundle.directory, 'keys.json');
  await writeKeyFile(keys, [lab.record, board.record]);
  service = await startService(pool, { identify: await open(keys) });
});
afterAll(async () => {
  await service.close();
  await pool.close();
  issuer.close();
  await bundle.remove();
});

function open(path: string | undefined, at = issuer.issuer) {
  return openAccess({
    host: '127.0.0.1',
    access: 'required',
    keys: path,
    issuer: { issuer: at, audience: AUDIENCE, jwks: undefined },
    proxies: 0,
  });
}

function examine(authorization?: string, { url } = service, headers: Record<string, string> = {}) {
  const body = new FormData();
  body.append('photos', new Blob([photo]), 'a.jpg');
  const sent = { ...headers, ...(authorization === undefined ? {} : { authorization }) };
  return fetch(`${url}/v1/examinations`, { method: 'POST', body, headers: sent });
}

describe('an API key', () => {
  test('admits its holder, whatever the case of "Bearer"', async () => {
    expect((await examine(`Bearer ${lab.key}`)).status).toBe(200);
    const response = await examine(`bearer ${lab.key}`);
    expect([response.status, response.headers.get('www-authenticate')]).toEqual([200, null]);
  });

  test.each([undefined, '', 'Bearer', `Basic ${Buffer.from('a:b').toString('base64')}`, lab.key])(
    'is asked for where the header is %j',
    async (authorization) => {
      const response = await examine(authorization);
      expect(response.headers.get('www-authenticate')).toBe('Bearer scope="examine"');
      await expectProblem(response, 'access_missing');
    },
  );

  test('that was never issued is refused', async () => {
    await expectProblem(await examine(`Bearer ${createKey('x', ['examine']).key}`), 'access_refused');
  });

  test('without the scope is refused', async () => {
    const detail = await expectProblem(await examine(`Bearer ${board.key}`), 'access_scope_missing');
    expect(detail).toContain('the scope examine');
  });

  test('is refused once it has expired', async () => {
    const fresh = createKey('fresh', ['examine'], new Date(Date.now() + 3_600_000));
    const over = createKey('over', ['examine'], new Date(Date.now() - 1000));
    await writeKeyFile(keys, [lab.record, board.record, fresh.record, over.record]);
    expect((await examine(`Bearer ${fresh.key}`)).status).toBe(200);
    await expectProblem(await examine(`Bearer ${over.key}`), 'access_refused');
  });

  test('is refused once it is revoked', async () => {
    const other = createKey('other', ['examine']);
    await writeKeyFile(keys, [lab.record, board.record, other.record]);
    expect((await examine(`Bearer ${other.key}`)).status).toBe(200);
    await writeKeyFile(keys, [lab.record, board.record, { ...other.record, revoked: new Date().toISOString() }]);
    await expectProblem(await examine(`Bearer ${other.key}`), 'access_refused');
  });

  test('admits nobody once the file is missing, and does not reveal its path', async () => {
    const path = join(bundle.directory, 'gone.json');
    await writeKeyFile(path, [lab.record]);
    const other = await startService(pool, { identify: await open(path) });
    await writeKeyFile(path, []);
    await expectProblem(await examine(`Bearer ${lab.key}`, other), 'access_refused');
    await rm(path);
    expect(await expectProblem(await examine(`Bearer ${lab.key}`, other), 'internal')).not.toContain('gone.json');
    await other.close();
  });
});

describe('a bearer token', () => {
  test.each([{ scope: 'openid examine' }, { scope: undefined, scp: ['examine', 'x'] }, { aud: ['x', AUDIENCE] }])(
    'of the issuer lets its holder in: %j',
    async (claims) => {
      expect((await examine(`Bearer ${await issuer.sign(claims)}`)).status).toBe(200);
    },
  );

  test.each([
    ['is expired', () => issuer.sign({}, { expires: '-2m' })],
    ['is signed by another', () => issuer.sign({}, { foreign: true })],
    ['is for another service', () => issuer.sign({ aud: 'other' })],
    ['is of another issuer', () => issuer.sign({ iss: 'https://other.example' })],
    ['is not valid yet', () => issuer.sign({ nbf: Math.floor(Date.now() / 1000) + 600 })],
    ['is not signed', async () => new UnsecuredJWT({ iss: issuer.issuer, aud: AUDIENCE, scope: 'examine' }).encode()],
    ['is no token', async () => 'a.b.c'],
  ])('that %s is refused', async (_, sign) => {
    await expectProblem(await examine(`Bearer ${await sign()}`), 'access_refused');
  });

  test('without the scope is refused', async () => {
    await expectProblem(await examine(`Bearer ${await issuer.sign({ scope: 'openid' })}`), 'access_scope_missing');
  });

  test('cannot be checked while the issuer is unreachable: retry later', async () => {
    const away = await startIssuer();
    const token = await away.sign();
    away.close();
    const other = await startService(pool, { identify: await open(undefined, away.issuer) });
    const response = await examine(`Bearer ${token}`, other);
    expect(response.headers.get('retry-after')).toBe('30');
    await expectProblem(response, 'access_issuer_unreachable');
    await other.close();
  });
});

test('what needs no access is open to everybody, and the page asks for a key', async () => {
  for (const path of ['/healthz', '/v1/schema', '/sw.js', '/app.webmanifest']) {
    expect([path, (await fetch(service.url + path)).status]).toEqual([path, 200]);
  }
  const page = await (await fetch(service.url)).text();
  const facts = /<script type="application\/json" id="facts">(.*?)<\/script>/s.exec(page)?.[1] ?? '{}';
  expect(JSON.parse(facts)).toMatchObject({ asksForKey: true });
});

describe('the rate', () => {
  test('by address is limited before anyone is identified', async () => {
    const rates = { perAddress: 2, perCaller: 0 };
    const limited = await startService(pool, { identify: await open(keys), rates });
    await expectProblem(await examine(undefined, limited), 'access_missing');
    expect((await examine(`Bearer ${lab.key}`, limited)).status).toBe(200);
    const response = await examine(`Bearer ${lab.key}`, limited);
    expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await expectProblem(response, 'request_rate_exceeded')).toContain('at most 2 requests');
    expect((await fetch(`${limited.url}/healthz`)).status).toBe(200);
    await limited.close();
  });

  test('by key is limited for this key alone', async () => {
    const limited = await startService(pool, { identify: await open(keys), rates: { perAddress: 0, perCaller: 1 } });
    expect((await examine(`Bearer ${lab.key}`, limited)).status).toBe(200);
    await expectProblem(await examine(`Bearer ${lab.key}`, limited), 'request_rate_exceeded');
    expect((await examine(`Bearer ${await issuer.sign()}`, limited)).status).toBe(200);
    await limited.close();
  });

  test('counts the address that a proxy names only where a proxy is set', async () => {
    const rates = { perAddress: 1, perCaller: 0 };
    const [alone, behind] = [await startService(pool, { rates }), await startService(pool, { rates, proxies: 1 })];
    const as = (address: string, server: RunningServer) => examine(undefined, server, { 'x-forwarded-for': address });
    const statuses = async (server: RunningServer) => [
      (await as('192.0.2.1', server)).status,
      (await as('192.0.2.2', server)).status,
    ];
    expect(await statuses(alone)).toEqual([200, 429]);
    expect(await statuses(behind)).toEqual([200, 200]);
    await Promise.all([alone.close(), behind.close()]);
  });
});
