import type { Express, RequestHandler } from 'express';
import type { ExaminerPool } from '../../runtime/pool/examiner-pool.ts';
import type { Scope } from '../access/scopes.ts';
import type { Admission } from '../admission.ts';
import type { ServiceLimits } from '../limits.ts';
import type { Metrics } from '../metrics.ts';
import { requestsWith } from '../plain-requests.ts';
import { searchFields } from './case-fields.ts';
import { getTable, postTable } from './case-tables.ts';
import { deleteUpload, headUpload, patchUpload, postUpload, RunningPieces } from './case-uploads.ts';
import type { Cases } from './cases.ts';
import { getArchive } from './get-archive.ts';
import { getReport } from './get-report.ts';
import { postCase } from './post-case.ts';
import { postCasePhotos } from './post-case-photos.ts';
import { postCaseState } from './post-case-state.ts';
import { postMarks } from './post-marks.ts';
import { postLaboratoryResult, postReview } from './post-statements.ts';
import { postStoredExamination } from './post-stored-examination.ts';
import { getCase, getCases, getOriginal, getPhoto } from './read-cases.ts';

export interface CaseRouteOptions {
  /** If undefined, the service is private, and every route is answered with a problem that says so. */
  readonly cases: Cases | undefined;
  readonly limits: ServiceLimits;
  readonly admission: Admission;
  readonly metrics: Metrics;
  /** What a request must pass before it reaches a handler. */
  guard(scope: Scope): readonly RequestHandler[];
  /** Answers other methods. */
  onlyMethods(expected: string): RequestHandler;
}

/** Adds the routes of cases: /v1/cases and below. Reading needs the scope cases:read, everything else cases:write. */
export function addCaseRoutes(app: Express, pool: ExaminerPool, options: CaseRouteOptions): void {
  const { cases, guard, onlyMethods } = options;
  const read = [...guard('cases:read'), requestsWith([])];
  const write = [...guard('cases:write'), requestsWith([])];
  app
    .route('/v1/cases')
    .get(...guard('cases:read'), requestsWith(Object.keys(searchFields.shape)), getCases(cases, pool))
    .post(...write, postCase(cases))
    .all(onlyMethods('GET, HEAD, POST'));
  app
    .route('/v1/cases/:case')
    .get(...read, getCase(cases, pool))
    .all(onlyMethods('GET, HEAD'));
  app
    .route('/v1/cases/:case/report')
    .get(...read, getReport(options))
    .all(onlyMethods('GET, HEAD'));
  app
    .route('/v1/cases/:case/photos')
    .post(...write, postCasePhotos(pool, options))
    .all(onlyMethods('POST'));
  app
    .route('/v1/cases/:case/photos/:photo')
    .get(...read, getPhoto(cases))
    .all(onlyMethods('GET, HEAD'));
  app
    .route('/v1/cases/:case/photos/:photo/original')
    .get(...read, getOriginal(cases))
    .all(onlyMethods('GET, HEAD'));
  app
    .route('/v1/cases/:case/photos/:photo/examinations')
    .post(...write, postStoredExamination(pool, options))
    .all(onlyMethods('POST'));
  app
    .route('/v1/cases/:case/reviews')
    .post(...write, postReview(cases))
    .all(onlyMethods('POST'));
  app
    .route('/v1/cases/:case/laboratory-results')
    .post(...write, postLaboratoryResult(cases))
    .all(onlyMethods('POST'));
  app
    .route('/v1/cases/:case/marks')
    .post(...write, postMarks(cases))
    .all(onlyMethods('POST'));
  app
    .route('/v1/cases/:case/states')
    .post(...write, postCaseState(cases))
    .all(onlyMethods('POST'));
  app
    .route('/v1/cases/:case/archive.zip')
    .get(...read, getArchive(cases))
    .all(onlyMethods('GET, HEAD'));
  const running = new RunningPieces();
  app
    .route('/v1/cases/:case/uploads')
    .post(...write, postUpload(cases, options.limits))
    .all(onlyMethods('POST'));
  app
    .route('/v1/cases/:case/uploads/:upload')
    .head(...write, headUpload(cases, running))
    .patch(...write, patchUpload(cases, running))
    .delete(...write, deleteUpload(cases, running))
    .all(onlyMethods('HEAD, PATCH, DELETE'));
  for (const table of ['reviews', 'laboratory-results'] as const) {
    app
      .route(`/v1/cases/:case/${table}.csv`)
      .get(...read, getTable(cases, table))
      .post(...write, postTable(cases, table))
      .all(onlyMethods('GET, HEAD, POST'));
  }
}
