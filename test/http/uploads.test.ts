import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { type ClientRequest, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ErrorCode } from '../../src/core/words/codes.ts';
import { verifyEvidence } from '../../src/store/custody/verify-evidence.ts';
import { openEvidence } from '../../src/store/evidence/open-evidence.ts';
import { ended, start } from '../cli/run-telltale.ts';
import { expectProblem, sample, tinyBundle } from './service.ts';

let bundle: Awaited<ReturnType<typeof tinyBundle>>;
let folder: string;
let photo: Uint8Array<ArrayBuffer>;
let service: Awaited<ReturnType<typeof serve>>;

beforeAll(async () => {
  bundle = await tinyBundle();
  folder = await mkdtemp(join(tmpdir(), 'telltale-uploads-'));
  photo = await sample('face-m.jpg');
  service = await serve();
  const headers = { 'content-type': 'application/json' };
  await fetch(`${service.url}/v1/cases`, { method: 'POST', headers, body: '{"name":"a"}' });
});
afterAll(async () => {
  await service.stop('SIGTERM');
  await rm(folder, { recursive: true });
  await bundle.remove();
});

/** The service as a process of its own, which can be killed. */
async function serve() {
  const settings = { TELLTALE_MODEL: bundle.directory, TELLTALE_BACKEND: 'wasm', TELLTALE_WORKERS: '1', PORT: '0' };
  const child = start(['serve'], { ...settings, TELLTALE_EVIDENCE_FOLDER: folder, TELLTALE_DATABASE: '' });
  const url = await new Promise<string>((resolve) => {
    let text = '';
    child.stdout.on('data', (piece) => {
      text += piece;
      const [found] = /http:\S+/.exec(text) ?? [];
      if (found !== undefined) resolve(found);
    });
  });
  child.stderr.resume();
  return {
    url,
    async stop(signal: 'SIGTERM' | 'SIGKILL') {
      child.kill(signal);
      await ended(child);
    },
  };
}

const TUS = { 'tus-resumable': '1.0.0' };
const base64 = (text: string) => Buffer.from(text).toString('base64');

function begin(headers: Record<string, string> = {}): Promise<Response> {
  const metadata = `filename ${base64('año.jpg')},exhibit ${base64('bag 1')}`;
  const all = { ...TUS, 'upload-length': String(photo.length), 'upload-metadata': metadata, ...headers };
  return fetch(`${service.url}/v1/cases/a/uploads`, { method: 'POST', headers: all });
}

function head(path: string): Promise<Response> {
  return fetch(service.url + path, { method: 'HEAD', headers: TUS });
}

function patch(path: string, offset: number, bytes: Uint8Array<ArrayBuffer>, headers = {}): Promise<Response> {
  const all = {
    ...TUS,
    'content-type': 'application/offset+octet-stream',
    'upload-offset': String(offset),
    ...headers,
  };
  return fetch(service.url + path, { method: 'PATCH', headers: all, body: bytes });
}

/** Begins to send the rest from `offset` on, and leaves the connection open behind the byte `until`. */
async function sendPart(path: string, offset: number, until: number): Promise<ClientRequest> {
  const headers = {
    ...TUS,
    'content-type': 'application/offset+octet-stream',
    'upload-offset': offset,
    'content-length': photo.length - offset,
  };
  const sending = request(service.url + path, { method: 'PATCH', headers });
  sending.on('error', () => undefined);
  sending.write(photo.subarray(offset, until));
  const file = join(folder, 'uploads', `${path.split('/').at(-1)}.bytes`);
  while ((await stat(file)).size < until) await new Promise((resolve) => setTimeout(resolve, 10));
  return sending;
}

const offsetOf = (answer: Response) => Number(answer.headers.get('upload-offset'));

test('an upload goes on after a broken connection, and after the service was killed', async () => {
  const begun = await begin();
  expect([begun.status, begun.headers.get('upload-offset')]).toEqual([201, '0']);
  const path = begun.headers.get('location') ?? '';
  const parts = [10_000, 25_000, 40_000];
  (await sendPart(path, 0, 10_000)).destroy();
  expect(offsetOf(await head(path))).toBe(parts[0]);
  // This connection stays open: the service does not know that the client has given it up.
  const open = await sendPart(path, 10_000, 25_000);
  expect(offsetOf(await head(path))).toBe(parts[1]);
  open.destroy();
  await sendPart(path, 25_000, 40_000);
  await service.stop('SIGKILL');
  service = await serve();
  const known = await head(path);
  expect([offsetOf(known), known.headers.get('telltale-photo')]).toEqual([parts[2], null]);
  expect(known.headers.get('upload-length')).toBe(String(photo.length));

  const last = await patch(path, 40_000, photo.slice(40_000));
  expect([last.status, offsetOf(last)]).toEqual([204, photo.length]);
  const id = last.headers.get('telltale-photo') ?? '';
  const original = await fetch(`${service.url}/v1/cases/a/photos/${id}/original`);
  expect(new Uint8Array(await original.arrayBuffer())).toEqual(photo);
  const { name, exhibit } = await (await fetch(`${service.url}/v1/cases/a/photos/${id}`)).json();
  expect([name, exhibit]).toEqual(['año.jpg', 'bag 1']);
  // A client that did not hear the last answer finds out.
  expect((await head(path)).headers.get('telltale-photo')).toBe(id);
  expect((await readdir(join(folder, 'uploads'))).filter((file) => file.endsWith('.bytes'))).toEqual([]);
  const options = { folder, schema: 'telltale', softwareVersion: '1', actor: 'test' };
  const store = await openEvidence(options);
  expect(await verifyEvidence(store)).toMatchObject({ faults: [], originals: 1, unclaimed: 0 });
  await store.close();
});

test('wrong requests are answered with a problem, and cost nothing that arrived', async () => {
  const path = (await begin()).headers.get('location') ?? '';
  expect((await patch(path, 0, photo.slice(0, 1000))).status).toBe(204);
  const more = new Uint8Array(photo.length);
  const wrong: readonly (readonly [ErrorCode, () => Promise<Response>])[] = [
    ['upload_offset', () => patch(path, 0, photo)],
    ['upload_version', () => patch(path, 1000, photo, { 'tus-resumable': '0.2.2' })],
    ['request_not_piece', () => patch(path, 1000, photo, { 'content-type': 'text/plain' })],
    ['upload_header_invalid', () => patch(path, 1000, photo, { 'upload-offset': 'x' })],
    ['upload_too_long', () => patch(path, 1000, more)],
    ['upload_unknown', () => patch(path.replace(/.{6}$/, '000000'), 0, photo)],
    ['upload_unknown', () => patch(`${path.replace(/[^/]+$/, '')}..%2Fcases.sqlite`, 0, photo)],
    ['upload_header_invalid', () => begin({ 'upload-metadata': 'filename *' })],
    ['setting_invalid', () => begin({ 'upload-metadata': 'filename' })],
    ['request_field_unknown', () => begin({ 'upload-metadata': `filename ${base64('a')},colour ${base64('b')}` })],
    ['upload_header_invalid', () => begin({ 'upload-length': '-1' })],
    ['photo_empty', () => begin({ 'upload-length': '0' })],
    ['photo_too_large_bytes', () => begin({ 'upload-length': '999999999999' })],
  ];
  for (const [code, ask] of wrong) await expectProblem(await ask(), code);
  expect(offsetOf(await head(path))).toBe(1000);
  expect((await fetch(service.url + path, { method: 'DELETE', headers: TUS })).status).toBe(204);
  expect((await head(path)).status).toBe(404);
});
