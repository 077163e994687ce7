import { z } from 'zod';
import { TelltaleError } from '../../core/errors.ts';
import { say } from '../../core/words/say.ts';
import { ATTEMPTS_RANGE, DEFAULT_ATTEMPTS, PRIORITY_RANGE } from '../../store/batch-ranges.ts';
import type { FieldInfo } from '../examinations/examination-fields.ts';
import { DEFAULT_PRIOR, PRIOR_RANGE } from '../prior-range.ts';

const MAX_SOURCES = 1000;
/** Maximum length of one path, as in file systems. */
const MAX_PATH_CHARACTERS = 4096;

const about = z.registry<FieldInfo>();

/** The body of a submitted batch. It checks requests, and the API's description is generated from it. */
export const batchFields = z.strictObject({
  sources: z
    .array(z.string().min(1).max(MAX_PATH_CHARACTERS))
    .min(1)
    .max(MAX_SOURCES)
    .register(about, {
      meaning: 'api_field_sources',
      expected: ['expected_sources', { max: MAX_SOURCES }],
      example: ['2019/seizure-12.zip'],
    }),
  prior: z
    .number()
    .min(PRIOR_RANGE.min)
    .max(PRIOR_RANGE.max)
    .default(DEFAULT_PRIOR)
    .register(about, { meaning: 'api_field_prior', expected: ['expected_number', PRIOR_RANGE], example: 0.5 }),
  priority: z
    .int()
    .min(PRIORITY_RANGE.min)
    .max(PRIORITY_RANGE.max)
    .default(0)
    .register(about, { meaning: 'api_field_priority', expected: ['expected_integer', PRIORITY_RANGE], example: 10 }),
  attempts: z
    .int()
    .min(ATTEMPTS_RANGE.min)
    .max(ATTEMPTS_RANGE.max)
    .default(DEFAULT_ATTEMPTS)
    .register(about, { meaning: 'api_field_attempts', expected: ['expected_integer', ATTEMPTS_RANGE], example: 3 }),
});

export type BatchFields = z.infer<typeof batchFields>;

/**
 * The values in a request's body.
 *
 * @throws TelltaleError request_malformed: it is no object; request_field_unknown; setting_invalid: a field is missing
 * or has an invalid value
 */
export function readBatchFields(body: unknown, language: string): BatchFields {
  const { data, error } = batchFields.safeParse(body);
  if (error === undefined) return data;
  const [issue] = error.issues;
  if (issue?.code === 'unrecognized_keys') {
    const expected = Object.keys(batchFields.shape).join(', ');
    throw new TelltaleError('request_field_unknown', { expected, received: issue.keys[0] ?? '' });
  }
  const setting = issue?.path[0];
  if (typeof setting !== 'string' || typeof body !== 'object' || body === null) {
    throw new TelltaleError('request_malformed');
  }
  const [code, values] = batchFieldInfo(setting).expected;
  const received = JSON.stringify(new Map(Object.entries(body)).get(setting)) ?? '-';
  throw new TelltaleError('setting_invalid', { setting, expected: say(code, language, values), received });
}

/** Description of a field beside its schema, for the API's description. */
export function batchFieldInfo(name: string): FieldInfo {
  const schema = new Map<string, z.ZodType>(Object.entries(batchFields.shape)).get(name);
  const info = schema && about.get(schema);
  if (info === undefined) throw new Error(`the field ${name} is not described`);
  return info;
}
