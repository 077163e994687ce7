import { z } from 'zod';
import { VERDICTS } from '../../core/examination.ts';
import { M30_FACES } from '../../core/labels.ts';
import { ERRORS } from '../../core/words/codes.ts';
import { batchAnswer } from '../batches/batch-answer.ts';
import {
  addedPhotosAnswer,
  caseAnswer,
  casePhotoAnswer,
  caseRecordAnswer,
  casesAnswer,
  enteredAnswer,
  noticeSchema,
  storedExaminationAnswer,
} from '../cases/case-answers.ts';
import { messageSchema } from '../message-schema.ts';
import { schemaText } from '../schema-text.ts';
import type { AnswerName } from './operations.ts';

/** A part of the description as JSON. */
export type Json = Readonly<Record<string, unknown>>;

const model = z.object({
  name: z.string(),
  version: z.string(),
  sha256: z.string(),
  evidence: z.enum(['simulated', 'reference_photos', 'lab_confirmed']),
});

const codes = Object.keys(ERRORS) as [keyof typeof ERRORS, ...(keyof typeof ERRORS)[]];

/** Problem details (RFC 9457); see problem.ts. */
const problem = z.object({
  type: z.string().regex(/^urn:telltale:error:[a-z_]+$/),
  title: z.string(),
  status: z.int().min(400).max(599),
  detail: z.string(),
  instance: z.string().regex(/^urn:uuid:[0-9a-f-]{36}$/),
  code: z.enum(codes),
  rows: z.array(z.object({ line: z.int().min(1), code: z.string(), message: z.string() })).optional(),
});

const health = z.object({ status: z.literal('ok'), backend: z.enum(['native', 'wasm']), model });
const ready = z.object({ status: z.literal('ready') });

const jpeg = z.string().meta({ contentEncoding: 'base64', contentMediaType: 'image/jpeg' });

const pictures = z.object({
  overlay: jpeg.optional(),
  crops: z.array(z.object({ crop: jpeg, attention: jpeg.optional() })).optional(),
});

const combined = z.object({
  verdict: z.enum(VERDICTS),
  faces: z.array(z.enum(M30_FACES)),
  counterfeit: z
    .object({
      probability: z.number().min(0).max(1),
      log10LikelihoodRatio: z.number(),
      interval: z.array(z.number()).min(2).max(2),
      prior: z.number().gt(0).lt(1),
    })
    .optional(),
  reasons: z.array(messageSchema).min(1),
  notice: noticeSchema,
});

/** A score exactly if the tablet was compared, as in an examination. */
function combinedSchema(): Json {
  const compared = { enum: ['likely_counterfeit', 'inconclusive', 'no_difference_seen'] };
  return {
    ...jsonSchema(combined),
    if: { properties: { verdict: compared } },
    // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON schema
    then: { required: ['counterfeit'] },
    else: { not: { required: ['counterfeit'] } },
  };
}

/** As in an examination, with the safety card, which it carries there. */
function exhibitSchema(): Json {
  const { properties }: { properties: { exhibit: Json & { required: string[]; properties: Json } } } =
    JSON.parse(schemaText);
  const { description: _, required, properties: fields, ...rest } = properties.exhibit;
  const { notice } = combined.shape;
  return { ...rest, required: [...required, 'notice'], properties: { ...fields, notice: jsonSchema(notice) } };
}

/** Every answer in JSON except the examination itself, which has a separate schema: the contract. */
export function answerSchemas(): Readonly<
  Record<AnswerName | 'Problem' | 'Examination' | 'Pictures' | 'Combined' | 'Exhibit', Json>
> {
  return {
    Examination: examinationSchema(),
    Examinations: {
      type: 'object',
      required: ['photos'],
      properties: {
        photos: {
          type: 'array',
          minItems: 1,
          items: {
            allOf: [{ $ref: '#/components/schemas/Examination' }],
            properties: { pictures: { $ref: '#/components/schemas/Pictures' } },
          },
        },
        combined: { $ref: '#/components/schemas/Combined' },
        exhibit: { $ref: '#/components/schemas/Exhibit' },
      },
    },
    Pictures: jsonSchema(pictures),
    Combined: combinedSchema(),
    Exhibit: exhibitSchema(),
    Batch: jsonSchema(batchAnswer),
    ...caseSchemas(),
    Problem: jsonSchema(problem),
    Health: jsonSchema(health),
    Ready: jsonSchema(ready),
    OpenApi: { type: 'object', required: ['openapi', 'info', 'paths'], properties: { openapi: { const: '3.1.0' } } },
    JsonSchema: { type: 'object', required: ['$schema', '$id'] },
  };
}

export function jsonSchema(schema: z.ZodType): Json {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io: 'input' });
  return rest;
}

/** The answers about cases. Whole examinations have the schema of the contract. */
function caseSchemas() {
  const examination = { $ref: '#/components/schemas/Examination' };
  const photo = jsonSchema(casePhotoAnswer) as SchemaOf<{
    examinations: Json & { items: Json & { required: string[] } };
  }>;
  const { items } = photo.properties.examinations;
  const added = jsonSchema(addedPhotosAnswer) as SchemaOf<{ photos: Json & { items: Json } }>;
  const stored = jsonSchema(storedExaminationAnswer) as SchemaOf<Json>;
  return {
    Case: jsonSchema(caseAnswer),
    Cases: jsonSchema(casesAnswer),
    CaseRecord: jsonSchema(caseRecordAnswer),
    CasePhoto: {
      ...photo,
      properties: {
        ...photo.properties,
        examinations: { ...photo.properties.examinations, items: withExamination(items, examination, true) },
      },
    },
    AddedPhotos: {
      ...added,
      properties: {
        photos: {
          ...added.properties.photos,
          items: withExamination(added.properties.photos.items, examination, false),
        },
      },
    },
    StoredExamination: withExamination(stored, examination, true),
    Entered: jsonSchema(enteredAnswer),
  };
}

type SchemaOf<Properties> = Json & { readonly properties: Properties };

function withExamination(schema: Json, examination: Json, isRequired: boolean): Json {
  const { properties, required } = schema as { properties: Json; required?: readonly string[] };
  return {
    ...schema,
    properties: { ...properties, examination },
    required: [...(required ?? []), ...(isRequired ? ['examination'] : [])],
  };
}

/** Removes parts that only a whole document has. */
function examinationSchema(): Json {
  const { $schema: _schema, $id: _id, ...rest }: Json = JSON.parse(schemaText);
  return rest;
}
