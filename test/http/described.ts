import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect } from 'vitest';

/** The part of an OpenAPI document that these tests read. */
export interface Described {
  readonly paths: Readonly<Record<string, Readonly<Record<string, DescribedOperation>>>>;
}

interface DescribedOperation {
  readonly operationId: string;
  readonly responses: Readonly<Record<string, { readonly content: Readonly<Record<string, object>> }>>;
}

/**
 * Checks an answer against the description of its operation: its status and its media type are described, and its body
 * matches the schema.
 */
export async function expectDescribed(
  document: Described,
  [method, path]: readonly [string, string],
  answer: Response,
) {
  const operation = document.paths[path]?.[method];
  const described = operation?.responses[String(answer.status)];
  expect(described, `${method} ${path} describes no ${answer.status}`).toBeDefined();
  const mediaType = answer.headers.get('content-type')?.split(';')[0] ?? '';
  expect(Object.keys(described?.content ?? {})).toContain(mediaType);
  const text = await answer.text();
  const value: unknown = mediaType.endsWith('json') ? JSON.parse(text) : text;
  // The document is also registered as a schema, so that references into it are resolved.
  const ajv = new Ajv2020({ allErrors: true, strict: false });
  ajv.addSchema({ ...document, $id: 'api' });
  const at = ['paths', path, method, 'responses', String(answer.status), 'content', mediaType, 'schema'];
  const pointer = at.map((part) => part.replaceAll('~', '~0').replaceAll('/', '~1')).join('/');
  const validate = ajv.compile({ $ref: `api#/${encodeURI(pointer)}` });
  expect(validate(value), JSON.stringify(validate.errors)?.slice(0, 1000)).toBe(true);
  return value;
}
