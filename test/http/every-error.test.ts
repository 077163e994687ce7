import { rm } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { json } from 'node:stream/consumers';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Examination } from '../../src/core/examination.ts';
import { ERRORS, type ErrorCode } from '../../src/core/words/codes.ts';
import { createKey } from '../../src/http/access/api-key.ts';
import { writeKeyFile } from '../../src/http/access/key-file.ts';
import { openAccess } from '../../src/http/access/open-access.ts';
import { batchesOf } from '../../src/http/batches/batches.ts';
import type { RunningServer } from '../../src/http/start-server.ts';
import type { ExaminerPool } from '../../src/runtime/pool/examiner-pool.ts';
import { validateExamination } from '../contract/validate-examination.ts';
import { AUDIENCE, startIssuer } from './issuer.ts';
import { expectProblem, post, sample, startDyingPool, startService, tinyBundle, type UploadFile } from './service.ts';

/** Errors of the command line and of the start, which no request can cause. */
const NOT_BY_HTTP: readonly ErrorCode[] = [
  'photo_unreadable',
  'model_missing',
  'model_manifest_invalid',
  'model_file_mismatch',
  'model_network_mismatch',
  'backend_unavailable',
  'access_not_set_up',
  'keys_file_invalid',
  'key_unknown',
  'exhibit_uncalibrated',
  'exhibit_model_differs',
  'bundle_exists',
  'learning_unsupported',
  'learning_learned',
  'learning_too_few',
  'learning_too_few_labels',
  'product_too_few',
  'product_several',
  'product_template_unsupported',
  'product_row_invalid',
  'bundle_of_product',
  'labels_invalid',
  'labels_unreadable',
  'bundle_unknown',
  'bundle_unusable',
  'bundle_ships',
  'bundle_in_use',
  'used_bundle_unreadable',
  'service_metrics_unreadable',
  'service_without_shadow',
  'suggest_source_unknown',
  'scan_model_missing',
  'source_no_photos',
  'source_is_link',
  'source_not_a_file',
  'archive_damaged',
  'archive_member_damaged',
  'archive_encrypted',
  'archive_method_unsupported',
  'archive_type_unsupported',
  'archive_split',
  'archive_ratio',
  'archive_too_many_entries',
  'archive_too_large',
  'archive_too_deep',
  'archive_nested_too_large',
  'scan_changed',
  'scan_running',
  'scan_folder_taken',
  'scan_damaged',
  'truth_missing',
  'truth_invalid',
  'truth_photos_missing',
  'output_unwritable',
  'output_taken',
  'output_is_source',
  'address_in_use',
  'address_unusable',
  'batch_unfinished',
  'batch_worker_died',
  'case_photo_unknown',
  'exhibit_unknown',
  'checkpoint_invalid',
  'evidence_altered',
  'evidence_driver_missing',
  'evidence_missing',
  'evidence_unwritable',
  'table_unreadable',
  'photo_worker_died',
  'photo_given_up',
  'store_too_new',
];

/** Tested in batches.test.ts, cases.test.ts and uploads.test.ts, which have a database. */
const WITH_DATABASE: readonly ErrorCode[] = [
  'batch_unknown',
  'case_exists',
  'case_unknown',
  'evidence_not_set_up',
  'photo_unknown',
  'scan_missing',
  'scan_photo_changed',
  'marks_invalid',
  'original_deleted',
  'photo_deleted_before',
  'request_not_csv',
  'request_not_piece',
  'rows_refused',
  'table_invalid',
  'upload_header_invalid',
  'upload_offset',
  'upload_too_long',
  'upload_unknown',
  'upload_version',
];

const STUCK_AFTER_MS = 9000;
/** Shorter than the time after which a thread counts as stuck, and long enough to examine a photo. */
const DEADLINE_MS = 7000;
const keys = { examine: createKey('lab', ['examine']), admin: createKey('board', ['admin']) };

let bundle: Awaited<ReturnType<typeof tinyBundle>>;
let pool: ExaminerPool;
let service: RunningServer;
let guarded: RunningServer;
let photo: Uint8Array<ArrayBuffer>;
let png: Buffer;

beforeAll(async () => {
  bundle = await tinyBundle();
  pool = await startDyingPool(bundle.directory, STUCK_AFTER_MS);
  service = await startService(pool, { limits: { maxPhotoBytes: 2_000_000, maxRequestBytes: 5_000_000 } });
  guarded = await startGuarded('keys.json');
  photo = await sample('face-m.jpg');
  png = await sharp({ create: { width: 64, height: 64, channels: 3, background: 'blue' } })
    .png()
    .toBuffer();
});
afterAll(async () => {
  await Promise.all([service.close(), guarded.close()]);
  await pool.close();
  await bundle.remove();
});

async function startGuarded(file: string, issuer = 'http://127.0.0.1:9', perAddress = 0): Promise<RunningServer> {
  const path = join(bundle.directory, file);
  await writeKeyFile(path, [keys.examine.record, keys.admin.record]);
  const identify = await openAccess({
    host: '127.0.0.1',
    access: 'required',
    keys: path,
    issuer: { issuer, audience: AUDIENCE, jwks: undefined },
    proxies: 0,
  });
  return startService(pool, { identify, rates: { perAddress, perCaller: 0 } });
}

const files = (count = 1, bytes = photo) => Array.from({ length: count }, (_, i): UploadFile => [`${i}.jpg`, bytes]);

function postAs(authorization: string, { url } = guarded): Promise<Response> {
  const body = new FormData();
  body.append('photos', new Blob([photo]), 'a.jpg');
  return fetch(`${url}/v1/examinations`, { method: 'POST', body, headers: { authorization } });
}

function postRaw(contentType: string, body: string): Promise<Response> {
  return fetch(`${service.url}/v1/examinations`, { method: 'POST', headers: { 'content-type': contentType }, body });
}

/** Begins an upload, waits until the service asks for its body, runs `then`, and returns the answer to this upload. */
async function begun(url: string, then: () => Promise<unknown> | unknown): Promise<Response> {
  const headers = { 'content-type': 'multipart/form-data; boundary=x', 'content-length': 1000, expect: '100-continue' };
  const upload = request(`${url}/v1/examinations`, { method: 'POST', headers });
  upload.on('error', () => undefined);
  const answered = new Promise<Response>((resolve) => {
    upload.once('response', async (answer) => {
      const problem = JSON.stringify(await json(answer));
      resolve(
        new Response(problem, { status: answer.statusCode ?? 0, headers: answer.headers as Record<string, string> }),
      );
    });
  });
  const continued = new Promise((resolve) => upload.once('continue', resolve));
  upload.flushHeaders();
  await continued;
  await then();
  const answer = await Promise.race([answered, new Promise<undefined>((none) => setImmediate(none, undefined))]);
  // The body is sent only if somebody waits for it.
  return answer ?? answered.finally(() => upload.destroy());
}

/** A separate service for one request. */
async function alone(options: Parameters<typeof startService>[1], ask: (url: string) => Promise<Response>) {
  const own = await startService(pool, options);
  try {
    return await ask(own.url);
  } finally {
    await own.close();
  }
}

/** Submits a batch to a service whose database is down. */
function fetchBatch({ root }: { root: string | undefined }, type = 'application/json', body = '{"sources":["."]}') {
  const settings = { url: 'postgres://127.0.0.1:9/nobody', schema: 'telltale', root };
  const batches = batchesOf({ ...settings, goneAfterMs: 1000, retryDelaySeconds: 1 }, () => undefined);
  return alone({ batches }, (url) =>
    fetch(`${url}/v1/batches`, { method: 'POST', body, headers: { 'content-type': type } }),
  );
}

/** For each problem a request that causes it. */
const PROBLEMS: Partial<Record<ErrorCode, () => Promise<Response>>> = {
  request_not_multipart: () => postRaw('application/json', '{}'),
  request_encoded: () =>
    fetch(`${service.url}/v1/examinations`, { method: 'POST', headers: { 'Content-Encoding': 'gzip' }, body: 'x' }),
  request_query_unknown: () => fetch(`${service.url}/v1/examinations?prior=0.3`, { method: 'POST' }),
  request_no_photos: () => post(service.url, [], { prior: '0.3' }),
  request_too_many_photos: () => post(service.url, files(21, new Uint8Array(3))),
  request_too_large: () => post(service.url, files(1, new Uint8Array(6_000_000))),
  request_field_unknown: () => post(service.url, files(), { colour: 'blue' }),
  request_malformed: () => postRaw('multipart/form-data; boundary=x', '--x\r\n'),
  request_not_found: () => fetch(`${service.url}/nothing`),
  request_method_not_allowed: () => fetch(`${service.url}/healthz`, { method: 'POST' }),
  request_too_slow: () => alone({ limits: { uploadTimeoutMs: 100 } }, (url) => begun(url, () => undefined)),
  setting_invalid: () => post(service.url, files(), { prior: '2' }),
  service_busy: () =>
    alone({ limits: { maxHeldPhotos: 1, uploadTimeoutMs: 1000 } }, async (url) => {
      let refused: Response | undefined;
      await begun(url, async () => {
        refused = await post(url, files());
      });
      return refused as Response;
    }),
  service_not_ready: async () => {
    // The only thread is busy, so a service that starts now cannot complete its first examination.
    const hanging = pool.examine(photo, 'hang', { prior: 0.5, language: 'en' });
    const answer = await alone({}, (url) => fetch(`${url}/readyz`));
    expect((await hanging).examination.error?.code).toBe('photo_took_too_long');
    return answer;
  },
  request_rate_exceeded: async () => {
    const limited = await startGuarded('limited.json', undefined, 1);
    await postAs(`Bearer ${keys.admin.key}`, limited);
    const answer = await postAs(`Bearer ${keys.admin.key}`, limited);
    await limited.close();
    return answer;
  },
  access_missing: () => post(guarded.url, files()),
  access_refused: () => postAs(`Bearer ${createKey('x', ['examine']).key}`),
  access_scope_missing: () => postAs(`Bearer ${keys.admin.key}`),
  access_issuer_unreachable: async () => {
    const issuer = await startIssuer();
    const token = await issuer.sign();
    issuer.close();
    return postAs(`Bearer ${token}`);
  },
  request_not_json: () => fetchBatch({ root: tmpdir() }, 'text/plain', '{}'),
  batch_not_set_up: () => fetch(`${service.url}/v1/batches/1`),
  batch_root_not_set_up: () => fetchBatch({ root: undefined }),
  batch_source_outside: () => fetchBatch({ root: tmpdir() }, undefined, '{"sources":["../etc/passwd"]}'),
  source_not_found: () => fetchBatch({ root: tmpdir() }, undefined, '{"sources":["no such folder"]}'),
  store_unreachable: () => fetchBatch({ root: tmpdir() }),
  internal: async () => {
    const broken = await startGuarded('gone.json');
    await rm(join(bundle.directory, 'gone.json'));
    const answer = await postAs(`Bearer ${keys.examine.key}`, broken);
    await broken.close();
    return answer;
  },
};

/** For each error a photo that causes it: name and bytes. */
const PHOTOS: Partial<Record<ErrorCode, () => UploadFile | Promise<UploadFile>>> = {
  photo_empty: () => ['a', new Uint8Array()],
  photo_not_an_image: () => ['a', new TextEncoder().encode('no photo')],
  photo_type_unsupported: () => ['a', new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg"/>')],
  photo_damaged: () => ['a', photo.slice(0, 20_000)],
  photo_too_large_bytes: () => ['a', new Uint8Array(2_000_001)],
  photo_too_large_pixels: () => ['a', claiming(20_000)],
  photo_too_small: () => ['a', claiming(8)],
  photo_took_too_long: () => ['hang', photo],
  photo_not_in_time: () => ['hang', photo],
};

/** A PNG whose header claims this size. */
function claiming(side: number): Uint8Array<ArrayBuffer> {
  const claimed = new Uint8Array(png);
  const view = new DataView(claimed.buffer);
  view.setUint32(16, side);
  view.setUint32(20, side);
  view.setUint32(29, crc32(claimed.subarray(12, 29)));
  return claimed;
}

/** Of PNG (ISO/IEC 15948, annex D). */
function crc32(bytes: Uint8Array): number {
  let crc = ~0;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ~crc >>> 0;
}

test('every error of the catalogue is asked for here, or is none of the service’s', () => {
  const covered = [...Object.keys(PROBLEMS), ...Object.keys(PHOTOS), ...WITH_DATABASE, ...NOT_BY_HTTP];
  expect(covered.toSorted()).toEqual(Object.keys(ERRORS).toSorted());
});

describe('a request is answered with the problem', () => {
  test.each(Object.entries(PROBLEMS))('%s', async (code, ask) => {
    const { status } = ERRORS[code as ErrorCode];
    const answer = await ask();
    if (status === 503 || status === 429) expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
    await expectProblem(answer, code as ErrorCode);
  });
});

describe('one photo of an answer tells of the error, and the other is examined', () => {
  test.each(Object.entries(PHOTOS))('%s', async (code, bad) => {
    // The time is measured only after a replaced thread has started.
    await pool.examine(photo, 'first', { prior: 0.5, language: 'en' });
    const deadlineMs = code === 'photo_not_in_time' ? DEADLINE_MS : 10 * STUCK_AFTER_MS;
    const limits = { maxPhotoBytes: 2_000_000, maxRequestBytes: 5_000_000, deadlineMs };
    const answer = await alone({ limits }, async (url) => post(url, [['good.jpg', photo], await bad()]));
    expect(answer.status).toBe(200);
    const { photos }: { photos: Examination[] } = await answer.json();
    for (const examined of photos) expect(validateExamination(examined)).toEqual([]);
    expect(photos.map(({ error }) => error?.code)).toEqual([undefined, code]);
    expect(photos[1]?.error?.message).toMatch(/^Expected .*[.]$/s);
  });
});
