import { z } from 'zod';
import { PICTURES } from '../../runtime/draw-pictures.ts';
import { aboutFields } from '../fields.ts';
import { priorText } from '../prior.ts';
import { DEFAULT_PRIOR, PRIOR_RANGE } from '../prior-range.ts';

/** The field of the photos themselves, which come as files. */
export const PHOTOS_FIELD = 'photos';

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
    .register(aboutFields, { meaning: 'api_field_prior', expected: ['expected_number', PRIOR_RANGE], example: '0.5' }),
  tablet: z
    .enum(TABLETS)
    .default('unrelated')
    .register(aboutFields, {
      meaning: 'api_field_tablet',
      expected: ['expected_choice', { choices: TABLETS.join(', ') }],
      example: 'same',
    }),
  source: z
    .enum(SOURCES)
    .default('unknown')
    .register(aboutFields, {
      meaning: 'api_field_source',
      expected: ['expected_choice', { choices: SOURCES.join(', ') }],
      example: 'one',
    }),
  include: z
    .string()
    .regex(INCLUDE)
    .transform((text) => PICTURES.filter((kind) => text.split(',').some((word) => word.trim() === kind)))
    .default([])
    .register(aboutFields, {
      meaning: 'api_field_include',
      expected: ['expected_list', { choices: PICTURES.join(', ') }],
      example: PICTURES.join(','),
    }),
});

export type ExaminationFields = z.infer<typeof examinationFields>;
