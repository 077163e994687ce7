import { z } from 'zod';
import { VERDICTS } from '../../core/examination.ts';
import { M30_FACES } from '../../core/labels.ts';
import { ERRORS } from '../../core/words/codes.ts';
import { say } from '../../core/words/say.ts';
import { batchAnswer } from '../batches/batch-answer.ts';
import { batchFieldInfo, batchFields } from '../batches/batch-fields.ts';
import { examinationFields, type FieldInfo, fieldInfo, PHOTOS_FIELD } from '../examinations/examination-fields.ts';
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
  notice: z.object({ card: z.array(z.string()).min(4), calibratedOn: z.string() }),
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
    Problem: jsonSchema(problem),
    Health: jsonSchema(health),
    Ready: jsonSchema(ready),
    OpenApi: { type: 'object', required: ['openapi', 'info', 'paths'], properties: { openapi: { const: '3.1.0' } } },
    JsonSchema: { type: 'object', required: ['$schema', '$id'] },
  };
}

/** The body of an upload: its text fields with their checks, and the photos. */
export function uploadSchema(language: string, maxPhotos: number): Json {
  const photos = {
    type: 'array',
    minItems: 1,
    maxItems: maxPhotos,
    items: { type: 'string', contentMediaType: 'application/octet-stream' },
    description: say('api_field_photos', language, { maxPhotos }),
  };
  return {
    type: 'object',
    required: [PHOTOS_FIELD],
    additionalProperties: false,
    properties: { [PHOTOS_FIELD]: photos, ...describedFields(examinationFields, fieldInfo, language) },
  };
}

/** The body of a submitted batch with its checks. */
export function batchSchema(language: string): Json {
  return { ...jsonSchema(batchFields), properties: describedFields(batchFields, batchFieldInfo, language) };
}

/** The fields of a schema with their meanings and expected values. */
function describedFields(schema: z.ZodType, infoOf: (name: string) => FieldInfo, language: string): Json {
  const { properties = {} } = z.toJSONSchema(schema, { io: 'input' });
  const described = Object.entries(properties).map(([name, field]) => {
    const { meaning, expected, example } = infoOf(name);
    const description = `${say(meaning, language)} ${say('api_expected', language, { expected: say(expected[0], language, expected[1]) })}`;
    return [name, { ...(field as Json), description, examples: [example] }];
  });
  return Object.fromEntries(described);
}

function jsonSchema(schema: z.ZodType): Json {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io: 'input' });
  return rest;
}

/** Removes parts that only a whole document has. */
function examinationSchema(): Json {
  const { $schema: _schema, $id: _id, ...rest }: Json = JSON.parse(schemaText);
  return rest;
}
