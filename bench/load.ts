/**
 * `npm run bench:load -- SECONDS BACKEND BUNDLE` runs the service, in a separate process, at four times its capacity.
 * For a tenth of the time it measures the capacity, then it sends four times as many photos a second without waiting
 * for answers; by default 300 seconds, native if it loads, and the shipped bundle. Prints a row for bench/README.md.
 *
 * Everything goes over loopback. The load comes from this machine too, so the figures are lower bounds.
 */

import { cpus } from 'node:os';
import autocannon from 'autocannon';
import { defaultBundle } from '../src/runtime/default-bundle.ts';
import { decodeCost } from './decode-cost.ts';
import { largePhotos } from './large-photos.ts';
import { percentile } from './percentile.ts';
import { sendAtRate } from './send-at-rate.ts';
import { type ServiceProcess, startServiceProcess } from './service-process.ts';
import { uploadOf } from './upload-of.ts';
import { watchService } from './watch-service.ts';

const [secondsText = '300', wanted, bundle = defaultBundle] = process.argv.slice(2);
const seconds = Math.max(2, Number(secondsText));
const backend = wanted === 'native' || wanted === 'wasm' ? wanted : '';

const OVERLOAD = 4;
/** The same environment variable as the service, with its default. */
const DEADLINE_SECONDS = Number(process.env['TELLTALE_DEADLINE_SECONDS'] ?? 60);

/** Photos a second of as many senders as keep every worker busy, each of which waits for its answers. */
async function capacityOf({ url, workers }: ServiceProcess, photo: Buffer): Promise<number> {
  const { body, contentType } = uploadOf(photo);
  const options: autocannon.Options = {
    url: `${url}/v1/examinations`,
    method: 'POST',
    headers: { 'content-type': contentType },
    body,
    duration: Math.max(5, Math.round(seconds / 10)),
    connections: workers + 1,
    timeout: DEADLINE_SECONDS,
  };
  const { duration, '2xx': examined } = await autocannon(options);
  return examined / duration;
}

async function measure(service: ServiceProcess, photo: Buffer): Promise<string> {
  const decodeMs = await decodeCost(photo);
  const capacity = await capacityOf(service, photo);
  const watch = watchService(service.url);
  const perSecond = OVERLOAD * capacity;
  const startedMs = performance.now();
  const sent = await sendAtRate({ url: service.url, ...uploadOf(photo), perSecond, seconds });
  const tookSeconds = (performance.now() - startedMs) / 1000;
  const { healthMs, memoryMegabytes } = await watch.stop();
  const ms = (values: readonly number[], share: number) => percentile(values, share).toFixed(0);
  const fifth = Math.ceil(memoryMegabytes.length / 5);
  const highest = [memoryMegabytes.slice(0, fifth), memoryMegabytes.slice(fifth)].map((part) => Math.max(...part));
  const means = [memoryMegabytes.slice(fifth, 2 * fifth), memoryMegabytes.slice(-fifth)].map(mean);
  return `| ${[
    new Date().toISOString().slice(0, 10),
    `${cpus().length} x ${cpus()[0]?.model.trim() ?? 'unknown'}, Node ${process.versions.node}`,
    `${service.backend} x ${service.workers}`,
    `${perSecond.toFixed(1)} for ${seconds} s`,
    capacity.toFixed(2),
    (sent.acceptedMs.length / tookSeconds).toFixed(2),
    sent.refused,
    sent.failed,
    sent.mostAtOnce,
    [0.5, 0.95, 0.99, 1].map((share) => ms(sent.acceptedMs, share)).join(' / '),
    [0.5, 0.99, 1].map((share) => ms(healthMs, share)).join(' / '),
    `${highest.map((value) => value.toFixed(0)).join(', then ')}; ${means.map((value) => value.toFixed(0)).join(' to ')}`,
    decodeMs.toFixed(0),
  ].join(' | ')} |`;
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

const [photo] = await largePhotos();
if (photo === undefined) throw new Error('there is no photo to send');
const service = await startServiceProcess({ TELLTALE_MODEL: bundle, TELLTALE_BACKEND: backend });
try {
  const row = await measure(service, photo);
  console.log(
    '| Date | Machine | Backend x workers | Requests/s sent | Photos/s alone | Photos/s overloaded | Refused | Failed | Most at once | Accepted p50 / p95 / p99 / max ms | /healthz p50 / p99 / max ms | Memory MB: highest in the first fifth, then; mean of the second fifth, of the last | One decode ms |',
  );
  console.log(`|${'---|'.repeat(13)}`);
  console.log(row);
} finally {
  console.log(`Exit status after SIGTERM: ${await service.stop()}`);
}
