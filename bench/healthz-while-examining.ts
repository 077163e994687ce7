/**
 * `npm run bench -- SECONDS BACKEND BUNDLE` measures the latency of GET /healthz while the service examines
 * 12-megapixel photos without a pause; by default 30 seconds, native if it loads, and the shipped bundle. Prints a row
 * for bench/README.md.
 *
 * The photos come from this same process, which costs the service some of its time: the figures are upper bounds.
 */
import { cpus } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';
import { startServer } from '../src/http/start-server.ts';
import { defaultBundle } from '../src/runtime/default-bundle.ts';
import { type ExaminerPool, startExaminerPool } from '../src/runtime/pool/examiner-pool.ts';
import { largePhotos } from './large-photos.ts';
import { percentile } from './percentile.ts';

const [seconds = '30', wanted, bundle = defaultBundle] = process.argv.slice(2);
const backend = wanted === 'native' || wanted === 'wasm' ? wanted : undefined;

/** Often enough for the tail, seldom enough not to be a load. */
const PAUSE_BETWEEN_CHECKS_MS = 20;

interface Measured {
  readonly latenciesMs: readonly number[];
  readonly photos: number;
}

async function measure(url: string, photos: readonly Buffer[], uploads: number): Promise<Measured> {
  const until = performance.now() + Number(seconds) * 1000;
  const examined = Array.from({ length: uploads }, () => uploadUntil(until, url, photos));
  const latenciesMs = await checkUntil(until, url);
  return { latenciesMs, photos: (await Promise.all(examined)).reduce((sum, count) => sum + count, 0) };
}

/** One request after the other, each with one photo. @returns how many were examined */
async function uploadUntil(until: number, url: string, photos: readonly Buffer[]): Promise<number> {
  let count = 0;
  for (; performance.now() < until; count++) await upload(url, photos[count % photos.length] ?? Buffer.alloc(0));
  return count;
}

async function upload(url: string, photo: Buffer): Promise<void> {
  const form = new FormData();
  form.append('photos', new Blob([new Uint8Array(photo)], { type: 'image/jpeg' }), 'photo.jpg');
  const response = await fetch(`${url}/v1/examinations`, { method: 'POST', body: form });
  const body = await response.text();
  if (!response.ok || body.includes('"status":"error"'))
    throw new Error(`the photo was not examined: ${body.slice(0, 500)}`);
}

async function checkUntil(until: number, url: string): Promise<number[]> {
  const latencies: number[] = [];
  while (performance.now() < until) {
    const start = performance.now();
    const response = await fetch(`${url}/healthz`);
    await response.arrayBuffer();
    latencies.push(performance.now() - start);
    if (!response.ok) throw new Error(`/healthz answered ${response.status}`);
    await pause(PAUSE_BETWEEN_CHECKS_MS);
  }
  return latencies;
}

function row({ latenciesMs, photos }: Measured, pool: ExaminerPool): string {
  const ms = [0.5, 0.95, 0.99, 1].map((share) => percentile(latenciesMs, share).toFixed(1));
  const machine = `${cpus().length} x ${cpus()[0]?.model.trim() ?? 'unknown'}, Node ${process.versions.node}`;
  const examined = `${photos} in ${seconds} s`;
  const date = new Date().toISOString().slice(0, 10);
  return `| ${[date, machine, pool.backend, pool.workers, examined, latenciesMs.length, ...ms].join(' | ')} |`;
}

const pool = await startExaminerPool({ bundle, backend });
const server = await startServer({ port: 0, host: '127.0.0.1', pool });
// One upload more than there are workers, so that none of them ever waits for work.
const measured = await measure(server.url, await largePhotos(), pool.workers + 1);
await server.close();
await pool.close();
console.log('| Date | Machine | Backend | Workers | Photos examined | Checks | p50 ms | p95 ms | p99 ms | max ms |');
console.log('|---|---|---|---|---|---|---|---|---|---|');
console.log(row(measured, pool));
