import express, { type Express, type RequestHandler } from 'express';
import { TelltaleError } from '../core/errors.ts';
import type { ExaminerPool } from '../runtime/pool/examiner-pool.ts';
import type { Shadow } from '../runtime/pool/shadow.ts';
import { limitByAddress, limitByCaller, type RateLimits } from './access/rate-limits.ts';
import { requireScope } from './access/require-scope.ts';
import type { Identify, Scope } from './access/scopes.ts';
import { addPages } from './add-pages.ts';
import type { Admission } from './admission.ts';
import { answerErrors } from './answer-errors.ts';
import type { Batches } from './batches/batches.ts';
import { getBatch, postBatches } from './batches/post-batches.ts';
import { addCaseRoutes } from './cases/add-case-routes.ts';
import type { Cases } from './cases/cases.ts';
import { postExaminations } from './examinations/post-examinations.ts';
import type { ServiceLimits } from './limits.ts';
import { type Log, logRequests } from './log.ts';
import { createMetrics } from './metrics.ts';
import { plainRequests } from './plain-requests.ts';
import type { Readiness } from './readiness.ts';
import { chooseLanguage } from './request-language.ts';
import { securityHeaders } from './security-headers.ts';

export interface AppOptions {
  readonly limits: ServiceLimits;
  readonly admission: Admission;
  readonly readiness: Readiness;
  /** If undefined, anyone is admitted. */
  readonly identify: Identify | undefined;
  readonly rates: RateLimits;
  readonly proxies: number;
  /** If undefined, batch requests are answered with a problem that says what they need. */
  readonly batches?: Batches | undefined;
  /** If undefined, no bundle runs beside the used one. */
  readonly shadow?: Shadow | undefined;
  /** If undefined, the service is private: requests about cases are answered with a problem that says so. */
  readonly cases?: Cases | undefined;
  readonly log: Log;
  /** BCP 47 tag of the language for messages and pages if a request asks for none of the available ones. */
  readonly language: string;
}

/** The service's routes over a pool of examiners. Reads no environment variables and does not listen by itself. */
export function createApp(pool: ExaminerPool, options: AppOptions): Express {
  const { limits, admission, readiness, identify, rates, shadow, log, language } = options;
  const metrics = createMetrics(pool, admission, shadow);
  const app = express();
  app.disable('x-powered-by');
  app.set('query parser', false);
  app.set('trust proxy', options.proxies);
  app.use(logRequests(log), metrics.measureRequests, securityHeaders(), chooseLanguage(language), neverStored);

  const get = (path: string, handler: RequestHandler) => app.route(path).get(handler).all(onlyMethods('GET, HEAD'));
  get('/healthz', (_request, response) => {
    response.json({ status: 'ok', backend: pool.backend, model: pool.model });
  });
  get('/readyz', (_request, response) => {
    readiness.check();
    response.json({ status: 'ready' });
  });
  const guard = (scope: Scope) => [limitByAddress(rates), requireScope(identify, scope), limitByCaller(rates)];
  const guardPlain = (scope: Scope) => [...guard(scope), plainRequests];
  app
    .route('/metrics')
    .get(...guard('admin'), metrics.answer)
    .all(onlyMethods('GET, HEAD'));
  addPages(get, {
    pool,
    maxPhotos: limits.maxPhotos,
    guarded: identify !== undefined,
    keepsCases: options.cases !== undefined,
  });
  app
    .route('/v1/examinations')
    .post(...guardPlain('examine'), postExaminations(pool, { limits, admission, metrics, shadow }))
    .all(onlyMethods('POST'));
  app
    .route('/v1/batches')
    .post(...guardPlain('batch'), postBatches(pool, options.batches))
    .all(onlyMethods('POST'));
  app
    .route('/v1/batches/:id')
    .get(...guardPlain('batch'), getBatch(options.batches))
    .all(onlyMethods('GET, HEAD'));
  addCaseRoutes(app, pool, { cases: options.cases, limits, admission, metrics, guard, onlyMethods });

  app.use((request) => {
    throw new TelltaleError('request_not_found', { received: request.path });
  });
  app.use(answerErrors(log));
  return app;
}

/** Results belong to the caller alone: no proxy or browser may cache them. */
const neverStored: RequestHandler = (_request, response, next) => {
  response.set('Cache-Control', 'no-store');
  next();
};

/** Answers requests that reach it with 405 and the allowed methods. */
function onlyMethods(expected: string): RequestHandler {
  return (request, response) => {
    response.set('Allow', expected);
    throw new TelltaleError('request_method_not_allowed', { expected, received: request.method });
  };
}
