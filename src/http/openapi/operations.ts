import type { MessageCode } from '../../core/words/catalogue.ts';
import type { ErrorCode } from '../../core/words/codes.ts';
import type { Scope } from '../access/scopes.ts';
import { ACCESS_PROBLEMS } from './access-problems.ts';
import { CASE_OPERATIONS } from './case-operations.ts';

/** Name of a schema in the description, for answers in JSON. */
export type AnswerName =
  | 'Examinations'
  | 'Batch'
  | 'Case'
  | 'Cases'
  | 'CaseRecord'
  | 'CasePhoto'
  | 'AddedPhotos'
  | 'StoredExamination'
  | 'Entered'
  | 'Health'
  | 'Ready'
  | 'OpenApi'
  | 'JsonSchema';

/** One operation of the service in its description. A test compares the list with the routes. */
export interface Operation {
  readonly method: 'get' | 'post' | 'head' | 'patch' | 'delete';
  /** With `{name}` for parameters. */
  readonly path: string;
  readonly id: string;
  readonly summary: MessageCode;
  readonly description?: MessageCode;
  /** The scope that the caller needs if access control is on. */
  readonly scope?: Scope;
  /** 200 by default. */
  readonly status?: 201 | 202 | 204;
  /** Undefined if the answer has no body. */
  readonly mediaType?: string;
  /** Whether requests may say in a header who acts. */
  readonly namesActor?: true;
  /** If undefined, text. */
  readonly answer?: AnswerName;
  readonly problems: readonly ErrorCode[];
}

const STORE_PROBLEMS = [
  'batch_not_set_up',
  'store_unreachable',
  'store_too_new',
] as const satisfies readonly ErrorCode[];

export const OPERATIONS: readonly Operation[] = [
  {
    method: 'post',
    path: '/v1/examinations',
    id: 'examine',
    summary: 'api_examine',
    description: 'api_examine_description',
    scope: 'examine',
    mediaType: 'application/json',
    answer: 'Examinations',
    problems: [
      'request_no_photos',
      'request_field_unknown',
      'request_query_unknown',
      'request_malformed',
      'setting_invalid',
      'request_too_slow',
      'request_too_many_photos',
      'request_too_large',
      'request_not_multipart',
      'request_encoded',
      'service_busy',
      'service_not_ready',
      ...ACCESS_PROBLEMS,
    ],
  },
  {
    method: 'post',
    path: '/v1/batches',
    id: 'submit',
    summary: 'api_submit',
    description: 'api_submit_description',
    scope: 'batch',
    status: 202,
    mediaType: 'application/json',
    answer: 'Batch',
    problems: [
      'request_field_unknown',
      'request_query_unknown',
      'request_malformed',
      'setting_invalid',
      'batch_source_outside',
      'source_not_found',
      'request_too_large',
      'request_not_json',
      'request_encoded',
      ...STORE_PROBLEMS,
      'batch_root_not_set_up',
      ...ACCESS_PROBLEMS,
    ],
  },
  {
    method: 'get',
    path: '/v1/batches/{id}',
    id: 'batch',
    summary: 'api_batch',
    scope: 'batch',
    mediaType: 'application/json',
    answer: 'Batch',
    problems: ['request_query_unknown', 'request_encoded', 'batch_unknown', ...STORE_PROBLEMS, ...ACCESS_PROBLEMS],
  },
  ...CASE_OPERATIONS,
  {
    method: 'get',
    path: '/v1/schema',
    id: 'schema',
    summary: 'api_schema',
    mediaType: 'application/schema+json',
    answer: 'JsonSchema',
    problems: [],
  },
  {
    method: 'get',
    path: '/v1/openapi.json',
    id: 'openapi',
    summary: 'api_openapi',
    mediaType: 'application/json',
    answer: 'OpenApi',
    problems: [],
  },
  {
    method: 'get',
    path: '/healthz',
    id: 'health',
    summary: 'api_healthz',
    mediaType: 'application/json',
    answer: 'Health',
    problems: [],
  },
  {
    method: 'get',
    path: '/readyz',
    id: 'ready',
    summary: 'api_readyz',
    mediaType: 'application/json',
    answer: 'Ready',
    problems: ['service_not_ready'],
  },
  {
    method: 'get',
    path: '/metrics',
    id: 'metrics',
    summary: 'api_metrics',
    scope: 'admin',
    mediaType: 'text/plain',
    problems: ACCESS_PROBLEMS,
  },
  { method: 'get', path: '/', id: 'page', summary: 'api_page', mediaType: 'text/html', problems: [] },
  { method: 'get', path: '/docs', id: 'docs', summary: 'api_docs', mediaType: 'text/html', problems: [] },
];
