import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmod, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ErrorCode } from '../../src/core/words/codes.ts';
import { createKey } from '../../src/http/access/api-key.ts';
import { writeKeyFile } from '../../src/http/access/key-file.ts';
import { openAccess } from '../../src/http/access/open-access.ts';
import { type Cases, casesOf } from '../../src/http/cases/cases.ts';
import type { RunningServer } from '../../src/http/start-server.ts';
import type { ExaminerPool } from '../../src/runtime/pool/examiner-pool.ts';
import { addPhoto } from '../../src/store/cases/add-photo.ts';
import { createCase } from '../../src/store/cases/create-case.ts';
import { exportCase } from '../../src/store/cases/export-case.ts';
import { verifyEvidence } from '../../src/store/custody/verify-evidence.ts';
import { enterCaseState } from '../../src/store/retention/case-state.ts';
import { deleteOriginals } from '../../src/store/retention/delete-originals.ts';
import { identity } from '../contract/examples.ts';
import { validateExamination } from '../contract/validate-examination.ts';
import { addExample, addExampleCase } from '../store/example-case.ts';
import { type Described, expectDescribed } from './described.ts';
import { expectProblem, sample, startPool, startService, tinyBundle } from './service.ts';

const keys = { reader: createKey('board', ['cases:read']), writer: createKey('lab', ['cases:write']) };

let bundle: Awaited<ReturnType<typeof tinyBundle>>;
let pool: ExaminerPool;
let folder: string;
let cases: Cases;
let service: RunningServer;
let guarded: RunningServer;
let document: Described;
let photo: Uint8Array<ArrayBuffer>;

beforeAll(async () => {
  bundle = await tinyBundle();
  pool = await startPool(bundle.directory);
  folder = await mkdtemp(join(tmpdir(), 'telltale-cases-'));
  const batches = { url: undefined, schema: 'telltale', root: undefined, goneAfterMs: 1000, retryDelaySeconds: 1 };
  cases = casesOf({ evidenceFolder: join(folder, 'evidence'), batches }, '1.2.3') as Cases;
  service = await startService(pool, { cases, limits: { maxPhotoBytes: 2_000_000 } });
  const path = join(folder, 'keys.json');
  await writeKeyFile(path, [keys.reader.record, keys.writer.record]);
  const access = { host: '127.0.0.1', access: 'required', keys: path, issuer: undefined, proxies: 0 } as const;
  guarded = await startService(pool, { cases, identify: await openAccess(access) });
  document = await (await fetch(`${service.url}/v1/openapi.json`)).json();
  photo = await sample('face-m.jpg');
  // Two photos with an examination of two tablets each.
  await addExampleCase(await cases.store.open(), '2026-114');
});
afterAll(async () => {
  await Promise.all([service.close(), guarded.close()]);
  await cases.store.close();
  await pool.close();
  await bundle.remove();
  await rm(folder, { recursive: true });
});

const ACTOR = { 'telltale-actor': encodeURIComponent('Agent Núñez') };

function send(path: string, body: unknown, headers: Record<string, string> = {}, { url } = service): Promise<Response> {
  const json = { 'content-type': 'application/json', ...ACTOR, ...headers };
  return fetch(url + path, {
    method: 'POST',
    body: typeof body === 'string' ? body : JSON.stringify(body),
    headers: json,
  });
}

function sendPhotos(path: string, files: Readonly<Record<string, Uint8Array<ArrayBuffer>>>, fields = {}) {
  const body = new FormData();
  for (const [name, value] of Object.entries<string>(fields)) body.append(name, value);
  for (const [name, bytes] of Object.entries(files)) body.append('photos', new File([bytes], name));
  return fetch(service.url + path, { method: 'POST', body, headers: ACTOR });
}

/** Checks an answer against its description; returns it. */
// biome-ignore lint/suspicious/noExplicitAny: answers of many shapes, checked by their schemas
async function described(method: string, path: string, answer: Response, status = 200): Promise<any> {
  expect(answer.status, await answer.clone().text()).toBe(status);
  return expectDescribed(document, [method, path], answer);
}

const readCase = async (name: string) =>
  described('get', '/v1/cases/{case}', await fetch(`${service.url}/v1/cases/${name}`));

test('a case from its creation to its reading, each step in the custody log', async () => {
  const created = await described('post', '/v1/cases', await send('/v1/cases', { name: 'Seizure 7/12' }), 201);
  const path = `/v1/cases/${encodeURIComponent('Seizure 7/12')}`;
  const large = new Uint8Array(2_000_001);
  const answer = await sendPhotos(`${path}/photos`, { 'a.jpg': photo, 'large.jpg': large }, { exhibit: 'bag 1' });
  const { photos } = await described('post', '/v1/cases/{case}/photos', answer);
  expect(validateExamination(photos[0].examination)).toEqual([]);
  expect(photos).toMatchObject([{ stored: { isNew: true } }, { problem: { code: 'photo_too_large_bytes' } }]);
  const { id, sha256 } = photos[0].stored;
  const again = await described(
    'post',
    '/v1/cases/{case}/photos',
    await sendPhotos(`${path}/photos`, { 'b.jpg': photo }),
  );
  expect(again.photos).toMatchObject([{ name: 'b.jpg', stored: { id, isNew: false } }]);
  expect(again.photos[0].examination).toEqual(photos[0].examination);

  const original = await fetch(`${service.url}${path}/photos/${sha256}/original`, { headers: ACTOR });
  expect(original.headers.get('content-disposition')).toBe('attachment; filename=a.jpg');
  expect(new Uint8Array(await original.arrayBuffer())).toEqual(photo);
  const photoPath = '/v1/cases/{case}/photos/{photo}';
  const read = await described('get', photoPath, await fetch(`${service.url}${path}/photos/${id}`));
  expect(read).toMatchObject({
    name: 'a.jpg',
    exhibit: 'bag 1',
    examinations: [{ backend: 'wasm', software: '1.2.3' }],
  });
  expect(read.examinations[0].examination).toEqual(photos[0].examination);
  // The same settings once more, which are no new examination, and others, which are one.
  for (const prior of [0.5, 0.2]) {
    const examined = await send(`${path}/photos/${id}/examinations`, { prior });
    expect(await described('post', `${photoPath}/examinations`, examined)).toMatchObject({
      examination: { status: 'ok' },
    });
  }

  const found = await readCase(created.id);
  expect(found.photos).toMatchObject([{ id, sha256, bytes: photo.byteLength, addedBy: 'Agent Núñez' }]);
  expect(found.log.entries.map(({ action }: { action: string }) => action)).toEqual([
    'case_created',
    'photo_added',
    'photo_examined',
    'original_read',
    'photo_read',
    'photo_examined',
    'case_read',
  ]);
  expect(await verifyEvidence(await cases.store.open())).toMatchObject({ faults: [] });
});

test('the report on a case, as PDF and as HTML, whose hash the log has', async () => {
  const get = (headers: object) =>
    fetch(`${service.url}/v1/cases/2026-114/report`, { headers: { ...ACTOR, ...headers } });
  const pdf = await get({ accept: 'application/pdf' });
  const bytes = Buffer.from(await pdf.arrayBuffer());
  expect([pdf.status, pdf.headers.get('content-type'), bytes.subarray(0, 5).toString()]).toEqual([
    200,
    'application/pdf',
    '%PDF-',
  ]);
  const html = await get({ accept: 'text/html', 'accept-language': 'es' });
  expect(html.headers.get('content-disposition')).toBe('attachment; filename=report.html');
  expect(await html.text()).toContain('Solo un laboratorio puede decir');
  const store = await cases.store.open();
  const digest = createHash('sha256').update(bytes).digest('hex');
  const { entry } = await store.db
    .selectFrom('custody_log')
    .select('entry')
    .where('entry', 'like', `%${digest}%`)
    .executeTakeFirstOrThrow();
  expect(JSON.parse(entry)).toMatchObject({ action: 'report_exported', actor: 'Agent Núñez' });
  const unknown = await fetch(`${service.url}/v1/cases/none/report`);
  await expectProblem(unknown, 'case_unknown');
});

test('reviews and laboratory results, one by one and as tables', async () => {
  const path = '/v1/cases/2026-114';
  const review = { photo: 'one.jpg', tablet: 1, opinion: 'unsure', reviewer: 'Officer Lee', note: 'glare, "left"' };
  const post = ['post', '/v1/cases/{case}/reviews'] as const;
  expect(await described(...post, await send(`${path}/reviews`, review), 201)).toEqual({ added: 1, known: 0 });
  const result = { photo: 'one.jpg', tablet: 'all', result: 'counterfeit', laboratory: 'County', date: '2026-03-14' };
  const laboratory = '/v1/cases/{case}/laboratory-results';
  const entered = await send(`${path}/laboratory-results`, { ...result, method: 'GC-MS' });
  expect(await described('post', laboratory, entered, 201)).toEqual({ added: 1, known: 0 });
  const refused = await described(...post, await send(`${path}/reviews`, { ...review, tablet: 3 }), 422);
  expect(refused).toMatchObject({ code: 'rows_refused', rows: [{ line: 1, code: 'row_refused_tablet' }] });

  const table = await fetch(`${service.url}${path}/reviews.csv`);
  const text = await described('get', '/v1/cases/{case}/reviews.csv', table);
  expect(text).toMatch(/^photo,tablet,opinion,reviewer,date,note\r\none\.jpg,1,unsure,Officer Lee,\d{4}-/);
  const csv = { 'content-type': 'text/csv' };
  const importTable = (rows: string) => send(`${path}/reviews.csv`, rows, csv);
  const tablePath = ['post', '/v1/cases/{case}/reviews.csv'] as const;
  const more = `${text}two.jpg,all,agree,Officer Lee,2026-03-14,\r\n`;
  expect(await described(...tablePath, await importTable(more))).toEqual({ added: 1, known: 1 });
  const wrong = await described(...tablePath, await importTable(`${text}x.jpg,1,maybe,A,2026-03-14,\r\n`), 422);
  expect(wrong.rows).toMatchObject([{ line: 3, code: 'row_refused_photo' }]);
  await expectProblem(await importTable('photo,opinion\r\n'), 'table_invalid');

  const found = await readCase('2026-114');
  expect(found.reviews).toMatchObject([
    { tablet: 1, opinion: 'unsure' },
    { tablet: 'all', opinion: 'agree' },
  ]);
  expect(found.laboratoryResults).toMatchObject([{ tablet: 'all', result: 'counterfeit', method: 'GC-MS' }]);
});

test('marks of a gallery become reviews by the person of the request, all or none', async () => {
  const store = await cases.store.open();
  const caseId = await createCase(store, { name: 'marked', actor: 'a' });
  for (const name of ['one.jpg', 'two.jpg']) await addExample(store, caseId, name, Buffer.from(`${name}, marked`));
  const at = '2026-01-02T03:04:05.678Z';
  const seen = { photo: 'one.jpg', verdict: 'likely_counterfeit', at };
  const marks = [
    { ...seen, tablet: 1, mark: 'disagree', note: 'worn' },
    { photo: 'two.jpg', mark: 'agree', at },
  ];
  const { name, version, sha256 } = identity;
  const file = { schema: 'telltale.marks/1', model: { name, version, sha256 }, scan: 'x', marks };
  const path = ['post', '/v1/cases/{case}/marks'] as const;
  const sendMarks = (body: unknown) => send('/v1/cases/marked/marks', body);
  const wrong = { ...seen, tablet: 2, mark: 'agree' };
  const refused = await described(...path, await sendMarks({ ...file, marks: [...marks, wrong] }), 422);
  expect(refused).toMatchObject({ code: 'rows_refused', rows: [{ line: 3, code: 'row_refused_finding' }] });
  await expectProblem(await sendMarks({ ...file, schema: 'other' }), 'marks_invalid');
  expect(await described(...path, await sendMarks(file))).toEqual({ added: 2, known: 0 });
  expect(await described(...path, await sendMarks(file))).toEqual({ added: 0, known: 2 });
  const { reviews } = await readCase('marked');
  expect(reviews).toHaveLength(2);
  expect(reviews.find(({ tablet }: { tablet: unknown }) => tablet === 1)).toMatchObject({
    opinion: 'disagree',
    reviewer: 'Agent Núñez',
    note: 'worn',
    date: '2026-01-02',
  });
});

test('a case is closed and put on hold, and reopened', async () => {
  await send('/v1/cases', { name: 'states' });
  const enter = async (state: string, note?: string) =>
    described('post', '/v1/cases/{case}/states', await send('/v1/cases/states/states', { state, note }), 201);
  expect(await enter('closed', 'judgment')).toEqual({ added: 1, known: 0 });
  expect(await enter('closed')).toEqual({ added: 0, known: 1 });
  await enter('held', 'order 12');
  const found = await readCase('states');
  expect(found).toMatchObject({
    closed: { note: 'judgment', enteredBy: 'Agent Núñez' },
    held: { note: 'order 12' },
  });
  await enter('reopened');
  await enter('released');
  const after = await readCase('states');
  expect([after.closed, after.held]).toEqual([undefined, undefined]);
});

/** To unpack with a program that is not ours. */
const hasPython = spawnSync('python3', ['--version']).status === 0;

test.skipIf(!hasPython)('a whole case as a zip that sha256sum checks', async () => {
  const answer = await fetch(`${service.url}/v1/cases/2026-114/archive.zip`, { headers: ACTOR });
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/zip']);
  const [zip, to] = [join(folder, 'case.zip'), join(folder, 'unpacked')];
  await writeFile(zip, new Uint8Array(await answer.arrayBuffer()));
  execFileSync('python3', ['-m', 'zipfile', '-e', zip, to]);
  const checked = execFileSync('sha256sum', ['--strict', '-c', 'SHA256SUMS'], { cwd: to, encoding: 'utf8' });
  const lines = checked.trim().split('\n');
  expect(lines.filter((line) => !line.endsWith(': OK'))).toEqual([]);
  const listed = lines.map((line) => line.replace(/: OK$/, '')).concat('SHA256SUMS');
  const entries = await readdir(to, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(to, join(entry.parentPath, entry.name)));
  expect(files.toSorted()).toEqual(listed.toSorted());
  expect(listed).toEqual(expect.arrayContaining(['originals/0001-one.jpg', 'originals/0002-two.jpg', 'reviews.csv']));
  expect(await readFile(join(to, 'originals/0001-one.jpg'), 'utf8')).toBe('first photo of 2026-114');
  expect(await readFile(join(to, 'custody-log.jsonl'), 'utf8')).toContain('"action":"case_exported"');
});

test('a case with a changed original is not exported', async () => {
  const store = await cases.store.open();
  const caseId = await createCase(store, { name: 'changed', actor: 'a' });
  const bytes = Buffer.from('as it came');
  const { sha256 } = await addPhoto(store, { caseId, name: 'a.jpg', bytes, actor: 'a' });
  const path = store.originals.path(sha256);
  await chmod(path, 0o600);
  await writeFile(path, 'changed');
  const { archive } = await exportCase(store, 'changed', 'a');
  await expect(buffer(archive)).rejects.toMatchObject({ code: 'evidence_altered' });
  await writeFile(path, bytes);
});

test('a photo whose original was deleted says so, and does not come back', async () => {
  const store = await cases.store.open();
  const caseId = await createCase(store, { name: 'old', actor: 'a' });
  const bytes = Buffer.from('old photo');
  const { id } = await addPhoto(store, { caseId, name: 'old.jpg', bytes, actor: 'a' });
  await enterCaseState(store, { caseId, state: 'closed', note: 'judgment', actor: 'clerk' });
  const work = { rule: { name: 'after_closing', days: 0 }, caseId, reason: 'Act 7', actor: 'clerk' } as const;
  for await (const { outcome } of deleteOriginals(store, work)) expect(outcome).toBe('deleted');
  const deleted = { deletedBy: 'clerk', rule: 'after_closing', days: 0, reason: 'Act 7' };
  expect(await readCase('old')).toMatchObject({ closed: { note: 'judgment' }, photos: [{ id, deleted }] });
  const path = '/v1/cases/old/photos';
  const read = await described('get', '/v1/cases/{case}/photos/{photo}', await fetch(`${service.url}${path}/${id}`));
  expect(read.deleted).toMatchObject(deleted);
  await expectProblem(await fetch(`${service.url}${path}/${id}/original`), 'original_deleted');
  await expectProblem(await send(`${path}/${id}/examinations`, {}), 'original_deleted');
  const again = await described('post', '/v1/cases/{case}/photos', await sendPhotos(path, { 'old.jpg': bytes }));
  expect(again.photos).toMatchObject([{ problem: { code: 'photo_deleted_before' } }]);
  expect(again.photos[0].stored).toBeUndefined();
});

test.each([
  ['', true],
  ['?text=ONE.jpg', true],
  ['?text=found+in', true],
  ['?text=bag', true],
  ['?text=Seizure', false],
  ['?text=2026_114', false],
  ['?verdict=likely_counterfeit', true],
  ['?verdict=other_imprint', false],
  // Tablet 2 of the first photo is not reviewed.
  ['?reviewed=no', true],
  ['?reviewed=yes', false],
  ['?from=2999-01-01', false],
  ['?to=2001-01-01', false],
  ['?from=2001-01-01&to=2999-01-01&text=found&limit=1', true],
  ['?text=found&limit=1&offset=1', false],
])('searching cases with %s', async (query, isFound) => {
  const found = await described('get', '/v1/cases', await fetch(`${service.url}/v1/cases${query}`));
  const example = found.cases.find(({ name }: { name: string }) => name === '2026-114');
  expect(example !== undefined).toBe(isFound);
  const verdicts = { likely_counterfeit: 2, cannot_assess: 2 };
  if (isFound) expect(example).toMatchObject({ photos: 2, tablets: 4, reviewedTablets: 3, verdicts });
});

const PHOTOS = '/v1/cases/2026-114/photos';
const REVIEW = { photo: 'one.jpg', tablet: 1, opinion: 'agree', reviewer: 'A' };
const get = (path: string) => fetch(service.url + path);

test.each<[ErrorCode, () => Promise<Response>]>([
  ['case_exists', () => send('/v1/cases', { name: '2026-114' })],
  ['setting_invalid', () => send('/v1/cases', { name: ' ' })],
  ['setting_invalid', () => send('/v1/cases', { name: 'x' }, { 'telltale-actor': '%0A' })],
  ['request_field_unknown', () => send('/v1/cases', { name: 'x', colour: 'blue' })],
  ['request_malformed', () => send('/v1/cases', '[')],
  ['request_not_json', () => send('/v1/cases', '{}', { 'content-type': 'text/plain' })],
  ['case_unknown', () => get('/v1/cases/nothing')],
  ['photo_unknown', () => get(`${PHOTOS}/nothing`)],
  ['photo_unknown', () => get(`${PHOTOS}/nothing/original`)],
  ['photo_unknown', () => send(`${PHOTOS}/nothing/examinations`, {})],
  ['request_no_photos', () => sendPhotos(PHOTOS, {})],
  ['request_field_unknown', () => sendPhotos(PHOTOS, { 'a.jpg': photo }, { tablet: 'same' })],
  ['setting_invalid', () => sendPhotos(PHOTOS, { 'a.jpg': photo }, { prior: '2' })],
  ['setting_invalid', () => get('/v1/cases?verdict=fine')],
  ['setting_invalid', () => get('/v1/cases?limit=1&limit=2')],
  ['request_query_unknown', () => get('/v1/cases?colour=blue')],
  ['request_query_unknown', () => get(`${PHOTOS}/x?text=a`)],
  ['setting_invalid', () => send('/v1/cases/2026-114/reviews', { ...REVIEW, opinion: 'fine' })],
  ['setting_invalid', () => send('/v1/cases/2026-114/reviews', { ...REVIEW, date: '2026-02-30' })],
  ['rows_refused', () => send('/v1/cases/2026-114/reviews', { ...REVIEW, date: '2999-02-03' })],
  ['request_not_csv', () => send('/v1/cases/2026-114/reviews.csv', '{}')],
  ['setting_invalid', () => send('/v1/cases/2026-114/states', { state: 'deleted' })],
  ['request_method_not_allowed', () => fetch(`${service.url}/v1/cases`, { method: 'PUT' })],
])('%s', async (code, ask) => {
  const answer = await ask();
  expect([answer.status, await answer.json()]).toMatchObject([expect.any(Number), { code }]);
});

describe('access', () => {
  const as = (key: string) => ({ authorization: `Bearer ${key}` });

  test('reading needs cases:read, writing cases:write; the log has the name of the key', async () => {
    const list = (key: string) => fetch(`${guarded.url}/v1/cases`, { headers: { ...ACTOR, ...as(key) } });
    await expectProblem(await fetch(`${guarded.url}/v1/cases`), 'access_missing');
    await expectProblem(await list(keys.writer.key), 'access_scope_missing');
    expect((await list(keys.reader.key)).status).toBe(200);
    await expectProblem(await send('/v1/cases', { name: 'x' }, as(keys.reader.key), guarded), 'access_scope_missing');
    const created = await send('/v1/cases', { name: 'guarded' }, as(keys.writer.key), guarded);
    expect((await created.json()).createdBy).toBe(`Agent Núñez (key lab ${keys.writer.record.id})`);
  });

  test('in private mode every address of cases says how to switch them on', async () => {
    const own = await startService(pool);
    const paths = Object.entries(document.paths).filter(([path]) => path.startsWith('/v1/cases'));
    const operations = paths.flatMap(([path, item]) => Object.keys(item).map((method) => [method, path] as const));
    expect(operations.length).toBeGreaterThan(10);
    for (const [method, path] of operations) {
      // The answer to HEAD has no body.
      if (method === 'head') continue;
      const answer = await fetch(own.url + path.replaceAll(/[{}]/g, ''), { method: method.toUpperCase() });
      expect(await expectProblem(answer, 'evidence_not_set_up')).toContain('TELLTALE_EVIDENCE_FOLDER');
    }
    await own.close();
  });
});
