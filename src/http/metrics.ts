import type { RequestHandler } from 'express';
import { Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { Examination } from '../core/examination.ts';
import type { ExamineStage } from '../runtime/examine-options.ts';
import type { ExaminerPool } from '../runtime/pool/examiner-pool.ts';
import type { Shadow } from '../runtime/pool/shadow.ts';
import type { Admission } from './admission.ts';
import { watchShadow } from './shadow-metrics.ts';

/** Buckets from the health check to the deadline of a request. */
const BUCKETS_SECONDS = [0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60];

/** Counts and times for Prometheus. All of them are totals over all callers: none has an address, a key or a name. */
export interface Metrics {
  readonly measureRequests: RequestHandler;
  readonly answer: RequestHandler;
  stagesDone(timesMs: Readonly<Partial<Record<ExamineStage | 'upload', number>>>): void;
  photoDone(examination: Examination): void;
}

export function createMetrics(pool: ExaminerPool, admission: Admission, shadow?: Shadow): Metrics {
  const registers = [new Registry()];
  const [register] = registers as [Registry];
  watchLoad(registers, pool, admission);
  if (shadow !== undefined) watchShadow(registers, shadow);
  const stages = new Histogram({
    name: 'telltale_stage_seconds',
    help: 'Time of each stage: upload, wait, examine as a whole, and within it pictures, locator, orienter, inspector.',
    labelNames: ['stage'],
    buckets: BUCKETS_SECONDS,
    registers,
  });
  const photos = new Counter({
    name: 'telltale_photos_total',
    help: 'Photos answered: ok, no_tablet, or the code of the error.',
    labelNames: ['result'],
    registers,
  });
  const tablets = new Counter({
    name: 'telltale_tablets_total',
    help: 'Tablets by verdict.',
    labelNames: ['verdict'],
    registers,
  });

  return {
    measureRequests: requestMeasure(registers),
    async answer(_request, response) {
      response.set('Content-Type', register.contentType).send(await register.metrics());
    },
    stagesDone(timesMs) {
      for (const [stage, ms] of Object.entries(timesMs)) stages.observe({ stage }, ms / 1000);
    },
    photoDone({ status, error, tablets: found }) {
      photos.inc({ result: error?.code ?? status });
      for (const { verdict } of found) tablets.inc({ verdict });
    },
  };
}

/** Values read at the time of a scrape: the load of the service, and its model. */
function watchLoad(registers: Registry[], pool: ExaminerPool, admission: Admission): void {
  const gauge = (name: string, help: string, read: () => number) =>
    new Gauge({
      name,
      help,
      registers,
      collect() {
        this.set(read());
      },
    });
  gauge('telltale_held_requests', 'Requests that are read, wait or are examined.', () => admission.held.requests);
  gauge('telltale_held_photos', 'Photos of these requests; one each while they are read.', () => admission.held.photos);
  gauge('telltale_held_bytes', 'Bytes of these requests.', () => admission.held.bytes);
  gauge('telltale_pool_waiting_photos', 'Photos that wait for a thread.', () => pool.load().waiting);
  gauge('telltale_pool_running_photos', 'Photos that threads are examining.', () => pool.load().running);
  gauge('telltale_pool_workers', 'Threads that examine photos.', () => pool.workers);
  gauge('telltale_pool_faults', 'Threads since the start that died, threw or were stuck.', () => pool.load().faults);
  gauge('telltale_pool_retried_photos', 'Photos since the start whose thread failed.', () => pool.load().retried);
  gauge('process_resident_memory_bytes', 'Memory of the whole process.', () => process.memoryUsage.rss());
  new Gauge({
    name: 'telltale_model_info',
    help: 'The model that speaks; always 1.',
    labelNames: ['name', 'version', 'sha256', 'evidence', 'backend'],
    registers,
    collect() {
      const { name, version, sha256, evidence } = pool.model;
      this.reset();
      this.set({ name, version, sha256, evidence, backend: pool.backend }, 1);
    },
  });
}

/** Requests by the route's pattern: unknown addresses could be anything, and each would create a series. */
function requestMeasure(registers: Registry[]): RequestHandler {
  const requests = new Histogram({
    name: 'telltale_http_request_seconds',
    help: 'Time from the head of a request to the end of its answer; status 0 where the client went away.',
    labelNames: ['method', 'route', 'status'],
    buckets: BUCKETS_SECONDS,
    registers,
  });
  const refusals = new Counter({
    name: 'telltale_refusals_total',
    help: 'Requests that were answered with a problem, by its code.',
    labelNames: ['code'],
    registers,
  });
  return (request, response, next) => {
    const startedMs = performance.now();
    response.once('close', () => {
      const path: unknown = request.route?.path;
      const route = typeof path === 'string' ? path : 'none';
      const status = response.writableFinished ? response.statusCode : 0;
      requests.observe({ method: request.method, route, status }, (performance.now() - startedMs) / 1000);
      const code: unknown = response.locals['problem'];
      if (typeof code === 'string') refusals.inc({ code });
    });
    next();
  };
}
