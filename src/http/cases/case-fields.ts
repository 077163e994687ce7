import { z } from 'zod';
import { ALL_TABLETS, LABORATORY_RESULTS, REVIEW_OPINIONS } from '../../core/confirmed/laboratory-words.ts';
import { VERDICTS } from '../../core/examination.ts';
import type { MessageCode } from '../../core/words/catalogue.ts';
import { CASE_STATES } from '../../store/evidence/evidence-tables.ts';
import { batchFields } from '../batches/batch-fields.ts';
import { examinationFields } from '../examinations/examination-fields.ts';
import { aboutFields, type FieldInfo } from '../fields.ts';
import { MAX_NAME_CHARACTERS } from './actor.ts';

const MAX_TEXT_CHARACTERS = 2000;
const MAX_LISTED = 200;
const DEFAULT_LISTED = 50;

const name = (meaning: MessageCode, example: string) =>
  described(z.string().trim().min(1).max(MAX_NAME_CHARACTERS), {
    meaning,
    expected: ['expected_name', { max: MAX_NAME_CHARACTERS }],
    example,
  });

const text = (meaning: MessageCode, example: string) =>
  described(z.string().trim().max(MAX_TEXT_CHARACTERS), {
    meaning,
    expected: ['expected_text', { max: MAX_TEXT_CHARACTERS }],
    example,
  });

const date = (meaning: MessageCode) =>
  described(z.iso.date(), { meaning, expected: ['expected_date', {}], example: '2026-03-14' });

const word = <const Words extends readonly [string, ...string[]]>(meaning: MessageCode, words: Words) =>
  described(z.enum(words), {
    meaning,
    expected: ['expected_choice', { choices: words.join(', ') }],
    example: words[0],
  });

function described<Schema extends z.ZodType>(schema: Schema, info: FieldInfo): Schema {
  aboutFields.add(schema, info);
  return schema;
}

const note = () => optional(text('api_field_note', 'edge of the imprint blurred'));

/** The description stays with the field that may be left out. */
function optional<Schema extends z.ZodType>(schema: Schema): z.ZodOptional<Schema> {
  return described(schema.optional(), aboutFields.get(schema) as FieldInfo);
}

/** The body of a new case. */
export const newCaseFields = z.strictObject({ name: name('api_field_case_name', '2026-114'), note: note() });

/** The body of a state of a case. */
export const caseStateFields = z.strictObject({ state: word('api_field_state', CASE_STATES), note: note() });

/** The text fields of photos for a case. */
export const casePhotoFields = z.strictObject({
  prior: examinationFields.shape.prior,
  exhibit: optional(name('api_field_exhibit', 'bag 1')),
});

/** The metadata of a photo that arrives in pieces. */
export const uploadFields = z.strictObject({
  filename: name('api_field_filename', 'IMG_0412.jpg'),
  exhibit: optional(name('api_field_exhibit', 'bag 1')),
});

/** The body of an examination of a stored photo. */
export const storedExaminationFields = z.strictObject({ prior: batchFields.shape.prior });

const subject = {
  photo: described(z.string().min(1).max(MAX_TEXT_CHARACTERS), {
    meaning: 'api_field_photo_of_case',
    expected: ['expected_photo', {}],
    example: 'IMG_0412.jpg',
  }),
  tablet: described(z.union([z.int().min(1), z.literal(ALL_TABLETS)]), {
    meaning: 'api_field_tablet_of_photo',
    expected: ['expected_tablet', {}],
    example: 1,
  }),
};

/** The body of a review. */
export const reviewFields = z.strictObject({
  ...subject,
  opinion: word('api_field_opinion', REVIEW_OPINIONS),
  reviewer: name('api_field_reviewer', 'Officer Lee'),
  date: optional(date('api_field_review_date')),
  note: note(),
});

/** The body of a laboratory result. */
export const laboratoryFields = z.strictObject({
  ...subject,
  result: word('api_field_result', LABORATORY_RESULTS),
  laboratory: name('api_field_laboratory', 'County Laboratory'),
  date: date('api_field_report_date'),
  substance: optional(text('api_field_substance', 'fentanyl + acetaminophen')),
  method: optional(text('api_field_method', 'GC-MS')),
  note: note(),
});

const count = (min: number, max: number) =>
  z
    .string()
    .regex(/^\d{1,9}$/)
    .transform(Number)
    .pipe(z.number().min(min).max(max));

/** The parameters of a search for cases. */
export const searchFields = z.strictObject({
  text: optional(name('api_field_search_text', '2026-114')),
  verdict: optional(word('api_field_search_verdict', VERDICTS)),
  reviewed: optional(word('api_field_search_reviewed', ['yes', 'no'])),
  from: optional(date('api_field_search_from')),
  to: optional(date('api_field_search_to')),
  limit: described(count(1, MAX_LISTED).default(DEFAULT_LISTED), {
    meaning: 'api_field_limit',
    expected: ['expected_integer', { min: 1, max: MAX_LISTED }],
    example: '50',
  }),
  offset: described(count(0, 1_000_000).default(0), {
    meaning: 'api_field_offset',
    expected: ['expected_integer', { min: 0, max: 1_000_000 }],
    example: '0',
  }),
});
