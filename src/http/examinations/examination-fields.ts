import { z } from 'zod';
import { TelltaleError } from '../../core/errors.ts';
import type { MessageCode, MessageValues } from '../../core/words/catalogue.ts';
import { say } from '../../core/words/say.ts';
import { PICTURES } from '../../runtime/draw-pictures.ts';
import { priorText } from '../prior.ts';
import { DEFAULT_PRIOR, PRIOR_RANGE } from '../prior-range.ts';

/** The field of the photos themselves, which come as files. */
export const PHOTOS_FIELD = 'photos';

export interface FieldInfo {
  readonly meaning: MessageCode;
  readonly expected: readonly [MessageCode, MessageValues];
  /** As in a request. */
  readonly example: unknown;
}

const about = z.registry<FieldInfo>();

/** Whether the photos of one request show one tablet. */
const TABLETS = ['unrelated', 'same'] as const;

/** Whether all tablets of one request come from one source. */
const SOURCES = ['unknown', 'one'] as const;

/** Kinds of pictures separated by commas; an empty list is allowed. */
const INCLUDE = new RegExp(`^( *(${PICTURES.join('|')}) *(,(?=.)|$))*$`);

/** The text fields of an upload. They check requests, and the API's description is made from them. */
export const examinationFields = z.strictObject({
  prior: priorText
    .default(DEFAULT_PRIOR)
    .register(about, { meaning: 'api_field_prior', expected: ['expected_number', PRIOR_RANGE], example: '0.5' }),
  tablet: z
    .enum(TABLETS)
    .default('unrelated')
    .register(about, {
      meaning: 'api_field_tablet',
      expected: ['expected_choice', { choices: TABLETS.join(', ') }],
      example: 'same',
    }),
  source: z
    .enum(SOURCES)
    .default('unknown')
    .register(about, {
      meaning: 'api_field_source',
      expected: ['expected_choice', { choices: SOURCES.join(', ') }],
      example: 'one',
    }),
  include: z
    .string()
    .regex(INCLUDE)
    .transform((text) => PICTURES.filter((kind) => text.split(',').some((word) => word.trim() === kind)))
    .default([])
    .register(about, {
      meaning: 'api_field_include',
      expected: ['expected_list', { choices: PICTURES.join(', ') }],
      example: PICTURES.join(','),
    }),
});

export type ExaminationFields = z.infer<typeof examinationFields>;

/**
 * The values of an upload's text fields.
 *
 * @throws TelltaleError request_field_unknown; setting_invalid: a field has an invalid value, or is repeated
 */
export function readFields(fields: Readonly<Record<string, unknown>>, language: string): ExaminationFields {
  const { data, error } = examinationFields.safeParse(fields);
  if (error === undefined) return data;
  const [issue] = error.issues;
  if (issue?.code === 'unrecognized_keys') throw unknownField(issue.keys[0] ?? '');
  const setting = String(issue?.path[0]);
  const { expected } = fieldInfo(setting);
  // A repeated field becomes a list.
  const received = String(fields[setting]);
  throw new TelltaleError('setting_invalid', { setting, expected: say(expected[0], language, expected[1]), received });
}

export function unknownField(received: string): TelltaleError {
  const expected = [PHOTOS_FIELD, ...Object.keys(examinationFields.shape)].join(', ');
  return new TelltaleError('request_field_unknown', { expected, received });
}

/** Description of a field beside its schema, for the API's description. */
export function fieldInfo(name: string): FieldInfo {
  const schema = new Map<string, z.ZodType>(Object.entries(examinationFields.shape)).get(name);
  const info = schema && about.get(schema);
  if (info === undefined) throw new Error(`the field ${name} is not described`);
  return info;
}
