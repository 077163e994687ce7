import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createKey } from '../../src/http/access/api-key.ts';
import { writeKeyFile } from '../../src/http/access/key-file.ts';
import { openAccess } from '../../src/http/access/open-access.ts';
import { type Batches, batchesOf } from '../../src/http/batches/batches.ts';
import type { RunningServer } from '../../src/http/start-server.ts';
import type { ExaminerPool } from '../../src/runtime/pool/examiner-pool.ts';
import { takeListing } from '../../src/store/list-photos.ts';
import { enterWorker } from '../../src/store/workers.ts';
import { type SharedFolder, sharedFolder } from '../batch/shared-folder.ts';
import { ownSchema, useDatabase } from '../store/use-database.ts';
import { type Described, expectDescribed } from './described.ts';
import { expectProblem, startPool, startService, tinyBundle } from './service.ts';

const database = await useDatabase();

let bundle: Awaited<ReturnType<typeof tinyBundle>>;
let pool: ExaminerPool;
let shared: SharedFolder;
let batches: Batches | undefined;
let service: RunningServer;
let document: Described;
beforeAll(async () => {
  bundle = await tinyBundle();
  pool = await startPool(bundle.directory);
  shared = await sharedFolder();
  await shared.addPhotos('seizure', 1);
  const times = { goneAfterMs: 1000, retryDelaySeconds: 1 };
  const settings = { url: database?.url, schema: ownSchema(), root: shared.root, ...times };
  batches = batchesOf(settings, () => undefined);
  service = await startService(pool, { batches });
  document = await (await fetch(`${service.url}/v1/openapi.json`)).json();
});
afterAll(async () => {
  await service.close();
  await batches?.store.close();
  await pool.close();
  await shared.remove();
  await bundle.remove();
  await database?.remove();
});

const SUBMIT = ['post', '/v1/batches'] as const;

function post(body: string, headers: Record<string, string> = {}, { url } = service): Promise<Response> {
  return fetch(`${url}/v1/batches`, {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/json', ...headers },
  });
}

describe.skipIf(database === undefined)('POST /v1/batches', () => {
  test('registers a batch for workers of the service’s model, and gives its location', async () => {
    const answer = await post('{"sources":["seizure","./seizure/../seizure"],"priority":3,"prior":0.25,"attempts":2}');
    expect(answer.status).toBe(202);
    const location = answer.headers.get('location') ?? '';
    const batch = await expectDescribed(document, SUBMIT, answer);
    expect(batch).toMatchObject({
      state: 'listing',
      sources: ['seizure'],
      priority: 3,
      prior: 0.25,
      model: { name: 'tiny', sha256: pool.model.sha256 },
      photos: { total: 0 },
      deadLetters: [],
    });
    const status = await fetch(service.url + location);
    expect([status.status, status.headers.get('cache-control')]).toEqual([200, 'no-store']);
    expect(await expectDescribed(document, ['get', '/v1/batches/{id}'], status)).toEqual(batch);
    const store = await (batches as Batches).store.open();
    const id = '00000000-0000-4000-8000-000000000000';
    await enterWorker(store, { id, host: 'here', pid: 1, model: pool.model, backend: 'wasm', threads: 1 });
    expect(await takeListing(store, id)).toMatchObject({ sources: ['seizure'], attempts: 2 });
    expect(await (await fetch(service.url + location)).json()).toMatchObject({ workers: 1 });
  });

  test('names failed photos in the caller’s language', async () => {
    const answer = await post('{"sources":["."]}', { 'accept-language': 'es' });
    const { id } = await answer.json();
    const store = await (batches as Batches).store.open();
    const problem = { problem_code: 'photo_worker_died' as const, problem_values: JSON.stringify({ attempts: 3 }) };
    const photo = { id, batch_id: id, name: 'bad.jpg', state: 'failed' as const, attempts: 3, ...problem };
    await store.db.insertInto('photos').values(photo).execute();
    const status = await (
      await fetch(`${service.url}/v1/batches/${id}`, { headers: { 'accept-language': 'es' } })
    ).json();
    expect(status.photos).toMatchObject({ total: 1, failed: 1 });
    expect(status.deadLetters).toEqual([
      {
        name: 'bad.jpg',
        attempts: 3,
        problem: {
          code: 'photo_worker_died',
          message: expect.stringMatching(/^Se esperaba examinar esta foto/),
          values: { attempts: 3 },
        },
      },
    ]);
  });

  test.each([
    ['batch_source_outside', '{"sources":["../x"]}'],
    ['batch_source_outside', '{"sources":["/etc/passwd"]}'],
    ['batch_source_outside', '{"sources":["seizure/../../etc"]}'],
    ['source_not_found', '{"sources":["seizure","nothing"]}'],
    ['source_not_found', '{"sources":["a\\u0000b"]}'],
    ['request_field_unknown', '{"sources":["seizure"],"colour":"blue"}'],
    ['setting_invalid', '{"sources":[]}'],
    ['setting_invalid', '{"sources":["seizure"],"prior":2}'],
    ['setting_invalid', '{"sources":["seizure"],"priority":1.5}'],
    ['setting_invalid', '{}'],
    ['request_malformed', '{"sources":'],
    ['request_malformed', '["seizure"]'],
    ['request_too_large', JSON.stringify({ sources: ['x'.repeat(1_100_000)] })],
  ] as const)('answers %s to %.60s', async (code, body) => {
    expect(await expectDescribed(document, SUBMIT, await post(body))).toMatchObject({ code });
  });

  test('an unknown batch is a problem', async () => {
    await expectProblem(await fetch(`${service.url}/v1/batches/x`), 'batch_unknown');
  });
});

describe('access', () => {
  test('needs the scope batch, which a key for examinations does not have', async () => {
    const keys = { lab: createKey('lab', ['examine']), office: createKey('office', ['batch']) };
    const path = join(bundle.directory, 'keys.json');
    await writeKeyFile(path, [keys.lab.record, keys.office.record]);
    const access = { host: '127.0.0.1', access: 'required', keys: path, issuer: undefined, proxies: 0 } as const;
    const guarded = await startService(pool, { identify: await openAccess(access) });
    const as = (key: string) => ({ authorization: `Bearer ${key}` });
    try {
      await expectProblem(await post('{}', {}, guarded), 'access_missing');
      await expectProblem(await post('{}', as(keys.lab.key), guarded), 'access_scope_missing');
      // Authorised, but the service has no batches.
      await expectProblem(await post('{}', as(keys.office.key), guarded), 'batch_not_set_up');
      const fetchAs = (key: string) => fetch(`${guarded.url}/v1/batches/x`, { headers: as(key) });
      await expectProblem(await fetchAs(keys.lab.key), 'access_scope_missing');
      await expectProblem(await fetchAs(keys.office.key), 'batch_not_set_up');
    } finally {
      await guarded.close();
    }
  });
});
