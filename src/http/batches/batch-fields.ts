import { z } from 'zod';
import { ATTEMPTS_RANGE, DEFAULT_ATTEMPTS, PRIORITY_RANGE } from '../../store/batch-ranges.ts';
import { aboutFields } from '../fields.ts';
import { DEFAULT_PRIOR, PRIOR_RANGE } from '../prior-range.ts';

const MAX_SOURCES = 1000;
/** Maximum length of one path, as in file systems. */
const MAX_PATH_CHARACTERS = 4096;

/** The body of a submitted batch. It checks requests, and the API's description is generated from it. */
export const batchFields = z.strictObject({
  sources: z
    .array(z.string().min(1).max(MAX_PATH_CHARACTERS))
    .min(1)
    .max(MAX_SOURCES)
    .register(aboutFields, {
      meaning: 'api_field_sources',
      expected: ['expected_sources', { max: MAX_SOURCES }],
      example: ['2019/seizure-12.zip'],
    }),
  prior: z
    .number()
    .min(PRIOR_RANGE.min)
    .max(PRIOR_RANGE.max)
    .default(DEFAULT_PRIOR)
    .register(aboutFields, { meaning: 'api_field_prior', expected: ['expected_number', PRIOR_RANGE], example: 0.5 }),
  priority: z
    .int()
    .min(PRIORITY_RANGE.min)
    .max(PRIORITY_RANGE.max)
    .default(0)
    .register(aboutFields, {
      meaning: 'api_field_priority',
      expected: ['expected_integer', PRIORITY_RANGE],
      example: 10,
    }),
  attempts: z
    .int()
    .min(ATTEMPTS_RANGE.min)
    .max(ATTEMPTS_RANGE.max)
    .default(DEFAULT_ATTEMPTS)
    .register(aboutFields, {
      meaning: 'api_field_attempts',
      expected: ['expected_integer', ATTEMPTS_RANGE],
      example: 3,
    }),
});
