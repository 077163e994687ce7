/**
 * `npm run bench:load -- SECONDS BACKEND BUNDLE`: the service, in a process of its own, under four times the load that it
 * can carry. First as many photos as it can take at a time, for a tenth of the seconds, then four times as many a second
 * as that; 300 seconds, native where it loads, and the shipped bundle unless given. Prints a row for bench/README.md.
 *
 * Everything goes over loopback. The load comes from this machine too, so the figures are lower bounds.
 */

import { cpus } from 'node:os';
import autocannon from 'autocannon';
import { defaultBundle } from '../src/runtime/default-bundle.ts';
import { decodeCost } from './decode-cost.ts';
import { largePhotos } from './large-photos.ts';
import { percentile } from './percentile.ts';
import { type ServiceProcess, startServiceProcess } from './service-process.ts';
import { uploadOf } from './upload-of.ts';
import { watchService } from './watch-service.ts';

const [secondsText = '300', wanted, bundle = defaultBundle] = process.argv.slice(2);
const seconds = Math.max(2, Number(secondsText));
const backend = wanted === 'native' || wanted === 'wasm' ? wanted : '';

const OVERLOAD = 4;
/** More than the service lets in, so that it is the service that says no and not a lack of connections. */
const CONNECTIONS = 256;
/** As the service reads it; an answer that takes longer came too late and counts as failed. */
const DEADLINE_SECONDS = Number(process.env['TELLTALE_DEADLINE_SECONDS'] ?? 60);

interface Load {
  readonly photosASecond: number;
  readonly accepted: readonly number[];
  readonly refused: number;
  /** Answers that are neither examinations nor 503, and requests without an answer. */
  readonly failed: number;
}

/** Sends photos for so long; `rate` a second, or as fast as answers come. */
async function send(url: string, photo: Buffer, duration: number, connections: number, rate?: number): Promise<Load> {
  const { body, contentType } = uploadOf(photo);
  const accepted: number[] = [];
  const counts = { refused: 0, failed: 0 };
  const options: autocannon.Options = {
    url: `${url}/v1/examinations`,
    method: 'POST',
    headers: { 'content-type': contentType },
    body,
    duration,
    connections,
    timeout: DEADLINE_SECONDS + 5,
    ...(rate === undefined ? {} : { overallRate: Math.max(1, Math.round(rate)) }),
  };
  const { errors, duration: tookSeconds } = await new Promise<autocannon.Result>((resolve, reject) => {
    const run = autocannon(options, (error: unknown, result) => (error ? reject(error) : resolve(result)));
    run.on('response', (_client, status, _bytes, durationMs) => {
      if (status === 200) accepted.push(durationMs);
      else if (status === 503) counts.refused++;
      else counts.failed++;
    });
  });
  return { photosASecond: accepted.length / tookSeconds, accepted, ...counts, failed: counts.failed + errors };
}

async function measure(service: ServiceProcess, photo: Buffer): Promise<string> {
  const decodeMs = await decodeCost(photo);
  const capacity = await send(service.url, photo, Math.max(2, Math.round(seconds / 10)), service.workers + 1);
  const watch = watchService(service.url);
  const load = await send(service.url, photo, seconds, CONNECTIONS, OVERLOAD * capacity.photosASecond);
  const { healthMs, memoryMegabytes, photos } = await watch.stop();
  const ms = (values: readonly number[], share: number) => percentile(values, share).toFixed(0);
  const fifth = Math.ceil(memoryMegabytes.length / 5);
  const first = memoryMegabytes.slice(0, fifth);
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const means = [memoryMegabytes.slice(fifth, 2 * fifth), memoryMegabytes.slice(-fifth)].map(mean);
  // Answers that are 200 with a photo in them that was not examined: too late above all.
  const unexamined = [...photos].filter(([result]) => result !== 'ok' && result !== 'no_tablet');
  const failed = load.failed + unexamined.reduce((sum, [, count]) => sum + count, 0);
  return `| ${[
    new Date().toISOString().slice(0, 10),
    `${cpus().length} x ${cpus()[0]?.model.trim() ?? 'unknown'}, Node ${process.versions.node}`,
    `${service.backend} x ${service.workers}`,
    `${seconds} s`,
    capacity.photosASecond.toFixed(2),
    load.photosASecond.toFixed(2),
    load.refused,
    failed,
    [0.5, 0.95, 0.99].map((share) => ms(load.accepted, share)).join(' / '),
    ms(healthMs, 0.99),
    `${Math.max(...first).toFixed(0)}, then ${Math.max(...memoryMegabytes.slice(fifth)).toFixed(0)}; ${means.map((value) => value.toFixed(0)).join(' to ')}`,
    decodeMs.toFixed(0),
  ].join(' | ')} |`;
}

const [photo] = await largePhotos();
if (photo === undefined) throw new Error('there is no photo to send');
const service = await startServiceProcess({ TELLTALE_MODEL: bundle, TELLTALE_BACKEND: backend });
try {
  const row = await measure(service, photo);
  console.log(
    '| Date | Machine | Backend x workers | Overload for | Photos/s alone | Photos/s overloaded | Refused | Failed | Accepted p50 / p95 / p99 ms | /healthz p99 ms | Memory MB: highest in the first fifth, then; mean of the second fifth, of the last | One decode ms |',
  );
  console.log(`|${'---|'.repeat(12)}`);
  console.log(row);
} finally {
  console.log(`Exit status after SIGTERM: ${await service.stop()}`);
}
