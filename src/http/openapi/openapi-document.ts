import type { MessageCode } from '../../core/words/catalogue.ts';
import { ERRORS, type ErrorCode } from '../../core/words/codes.ts';
import { say } from '../../core/words/say.ts';
import { ACTOR_HEADER } from '../cases/actor.ts';
import { OPERATIONS, type Operation } from './operations.ts';
import { queryFields, requestBody, uploadHeaders } from './request-bodies.ts';
import { answerSchemas, type Json } from './schemas.ts';

export interface OpenApiOptions {
  /** BCP 47 tag of the descriptions. */
  readonly language: string;
  readonly maxPhotos: number;
  /** Whether access control is on. */
  readonly guarded: boolean;
}

/** Version of the API's shape, not of the program, which no answer reveals. */
const API_VERSION = '1';

/** The service's description as OpenAPI 3.1, generated from the schemas that check its requests. */
export function openApiDocument(options: OpenApiOptions): Json {
  const { language, guarded } = options;
  const paths: Record<string, Record<string, Json>> = {};
  for (const operation of OPERATIONS) {
    paths[operation.path] = { ...paths[operation.path], [operation.method]: describe(operation, options) };
  }
  const bearer = { type: 'http', scheme: 'bearer', description: say('api_bearer', language) };
  return {
    openapi: '3.1.0',
    info: {
      title: 'Telltale',
      version: API_VERSION,
      summary: say('page_title', language),
      description: [say('help_program', language), say('warning', language)].join('\n\n'),
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/' }],
    paths,
    components: { schemas: answerSchemas(), ...(guarded ? { securitySchemes: { bearer } } : {}) },
  };
}

function describe(operation: Operation, options: OpenApiOptions): Json {
  const { language, guarded } = options;
  const { id, summary, description, scope, problems, status = 200 } = operation;
  const body = bodyOf(operation, options);
  const parameters = parametersOf(operation, language);
  const needsKey = guarded && scope !== undefined;
  const paragraphs = [
    ...(description === undefined ? [] : [say(description, language)]),
    ...(needsKey ? [say('api_scope', language, { scope })] : []),
  ];
  return {
    operationId: id,
    summary: say(summary, language),
    ...(paragraphs.length === 0 ? {} : { description: paragraphs.join(' ') }),
    security: needsKey ? [{ bearer: [] }] : [],
    ...(parameters.length === 0 ? {} : { parameters }),
    ...(body === undefined
      ? {}
      : { requestBody: { required: true, content: { [body.mediaType]: { schema: body.schema } } } }),
    responses: {
      [status]: {
        description: say('api_answer', language),
        ...(operation.mediaType !== undefined && { content: { [operation.mediaType]: contentOf(operation) } }),
      },
      ...problemResponses(problems, language),
    },
  };
}

/** The body of an operation; undefined if it has none. */
export function bodyOf({ id }: Operation, { language, maxPhotos }: OpenApiOptions) {
  return requestBody(id, language, maxPhotos);
}

/** Parameters in the address, and the header that says who acts. */
function parametersOf({ id, path, namesActor }: Operation, language: string): readonly Json[] {
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => ({
    name,
    in: 'path',
    required: true,
    description: say(PARAMETERS[name] ?? 'api_parameter_batch', language),
    schema: { type: 'string' },
  }));
  const inQuery = Object.entries(queryFields(id, language)).map(([name, { description, ...schema }]) => ({
    name,
    in: 'query',
    required: false,
    description,
    schema,
  }));
  const description = say('api_header_actor', language);
  const header = { name: ACTOR_HEADER, in: 'header', required: false, description, schema: { type: 'string' } };
  const ofUpload = uploadHeaders(id).map((name) => ({
    name,
    in: 'header',
    required: name !== 'Upload-Metadata',
    description: say('api_header_tus', language),
    schema: { type: 'string' },
  }));
  return [...inPath, ...inQuery, ...ofUpload, ...(namesActor === true ? [header] : [])];
}

const PARAMETERS: Readonly<Record<string, MessageCode>> = {
  id: 'api_parameter_batch',
  case: 'api_parameter_case',
  photo: 'api_parameter_photo',
  upload: 'api_parameter_upload',
};

function contentOf({ answer }: Operation): Json {
  return { schema: answer === undefined ? { type: 'string' } : { $ref: `#/components/schemas/${answer}` } };
}

/** One response per status, with the messages of all its codes. */
function problemResponses(codes: readonly ErrorCode[], language: string): Readonly<Record<string, Json>> {
  const responses: Record<string, Json> = {};
  for (const status of new Set(codes.map((code) => ERRORS[code].status))) {
    const described = codes.filter((code) => ERRORS[code].status === status).map((code) => `\`${code}\``);
    responses[status] = {
      description: say('api_problem', language, { codes: described.join(', ') }),
      ...(status === 429 || status === 503 ? { headers: { 'Retry-After': RETRY_AFTER } } : {}),
      content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
    };
  }
  return responses;
}

/** Seconds. Not with every 503: one that comes from a photo has none. */
const RETRY_AFTER = { required: false, schema: { type: 'integer', minimum: 1 } };
