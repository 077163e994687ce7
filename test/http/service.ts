import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import { ERRORS, type ErrorCode } from '../../src/core/words/codes.ts';
import { type RunningServer, type ServerOptions, startServer } from '../../src/http/start-server.ts';
import { startBackend } from '../../src/runtime/backend/backend.ts';
import { defaultBundle } from '../../src/runtime/default-bundle.ts';
import { type ExaminerPool, startPoolOn } from '../../src/runtime/pool/examiner-pool.ts';
import { writeTinyBundle } from '../runtime/tiny-bundle.ts';

/** The shipped bundle, or another one that TELLTALE_MODEL names. */
export const bundle = process.env['TELLTALE_MODEL'] ?? defaultBundle;

/**
 * Writes an untrained bundle for tests of the code around a model; `remove` deletes it.
 *
 * @returns its folder
 */
export async function tinyBundle(): Promise<{ readonly directory: string; remove(): Promise<void> }> {
  const directory = await mkdtemp(join(tmpdir(), 'telltale-http-'));
  await startBackend('wasm');
  await writeTinyBundle(join(directory, 'tiny'));
  return { directory: join(directory, 'tiny'), remove: () => rm(directory, { recursive: true }) };
}

/** Workers that die, throw or hang on photos with certain names: test/runtime/dying-worker.mjs. */
export function startDyingPool(directory: string, stuckAfterMs = 60_000): Promise<ExaminerPool> {
  const file = new URL('../runtime/dying-worker.mjs', import.meta.url);
  return startPoolOn(file, { bundle: directory, workers: 1, backend: 'wasm', report: () => undefined, stuckAfterMs });
}

/** The compiled worker: its threads start in a fraction of the time that the sources take. */
const BUILT_WORKER = new URL('../../dist/node/wasm-examiner-worker.js', import.meta.url);

/** Real workers on WASM, which runs everywhere; with the shipped bundle by default. Each loads it for itself. */
export function startPool(directory: string = bundle, workers = 1): Promise<ExaminerPool> {
  return startPoolOn(BUILT_WORKER, { bundle: directory, workers, backend: 'wasm' });
}

/** A real server on a port that is free. */
export function startService(pool: ExaminerPool, options: Partial<ServerOptions> = {}): Promise<RunningServer> {
  return startServer({ port: 0, host: '127.0.0.1', pool, ...options });
}

/** A file of samples/. */
export async function sample(name: string): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await readFile(new URL(`../../samples/${name}`, import.meta.url)));
}

/** A photo for an upload: its name and its bytes. */
export type UploadFile = readonly [name: string, bytes: Uint8Array<ArrayBuffer>];

/** Posts photos, and text fields if there are any, as a browser does. */
export function post(url: string, files: readonly UploadFile[], fields: Readonly<Record<string, string>> = {}) {
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) body.append(name, value);
  for (const [name, bytes] of files) body.append('photos', new File([bytes], name), name);
  return fetch(`${url}/v1/examinations`, { method: 'POST', body });
}

/** Checks an answer against RFC 9457 and the catalogue. Returns its detail. */
export async function expectProblem(response: Response, code: ErrorCode): Promise<string> {
  const { status } = ERRORS[code];
  const text = await response.text();
  expect([response.status, response.headers.get('content-type')], text).toEqual([
    status,
    expect.stringMatching(/^application\/problem\+json/),
  ]);
  const problem: unknown = JSON.parse(text);
  expect(problem).toEqual({
    type: `urn:telltale:error:${code}`,
    title: expect.any(String),
    status,
    detail: expect.stringMatching(/^Expected .*\.$/s),
    instance: expect.stringMatching(/^urn:uuid:[0-9a-f-]{36}$/),
    code,
  });
  expect(response.headers.get('cache-control')).toBe('no-store');
  // No stack and no path of the program.
  expect(text).not.toMatch(/node_modules|\.ts\b| {4}at |file:/);
  return (problem as { detail: string }).detail;
}
