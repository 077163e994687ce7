import { z } from 'zod';
import { say } from '../../core/words/say.ts';
import { batchFields } from '../batches/batch-fields.ts';
import {
  casePhotoFields,
  caseStateFields,
  laboratoryFields,
  newCaseFields,
  reviewFields,
  searchFields,
  storedExaminationFields,
} from '../cases/case-fields.ts';
import { PIECE_TYPE } from '../cases/tus-headers.ts';
import { examinationFields, PHOTOS_FIELD } from '../examinations/examination-fields.ts';
import { fieldInfo } from '../fields.ts';
import { type Json, jsonSchema } from './schemas.ts';

/** Bodies in JSON, by the id of their operation. */
const JSON_BODIES: Readonly<Record<string, z.ZodObject>> = {
  submit: batchFields,
  createCase: newCaseFields,
  examineStored: storedExaminationFields,
  review: reviewFields,
  laboratoryResult: laboratoryFields,
  enterCaseState: caseStateFields,
};

/** Text fields of uploads of photos. */
const UPLOADS: Readonly<Record<string, z.ZodObject>> = { examine: examinationFields, addPhotos: casePhotoFields };

const TABLES = new Set(['importReviews', 'importLaboratoryResults']);

/** The body of the operation with this id; undefined if it has none. */
export function requestBody(id: string, language: string, maxPhotos: number) {
  const [upload, json] = [UPLOADS[id], JSON_BODIES[id]];
  if (upload !== undefined) {
    return { mediaType: 'multipart/form-data', schema: uploadSchema(upload, language, maxPhotos) };
  }
  if (json !== undefined) {
    const schema = { ...jsonSchema(json), properties: describedFields(json, language) };
    return { mediaType: 'application/json', schema };
  }
  // The gallery writes it; its fields are checked where it is read.
  if (id === 'importMarks') return { mediaType: 'application/json', schema: { type: 'object' } };
  if (id === 'continueUpload') return { mediaType: PIECE_TYPE, schema: { type: 'string' } };
  return TABLES.has(id) ? { mediaType: 'text/csv', schema: { type: 'string' } } : undefined;
}

/** The parameters in the address of the operation with this id. */
export function queryFields(id: string, language: string): Readonly<Record<string, Json>> {
  return id === 'cases' ? describedFields(searchFields, language) : {};
}

/** Headers of the tus protocol that the operation with this id needs. */
export function uploadHeaders(id: string): readonly string[] {
  return TUS_HEADERS[id] ?? [];
}

const TUS_HEADERS: Readonly<Record<string, readonly string[]>> = {
  beginUpload: ['Tus-Resumable', 'Upload-Length', 'Upload-Metadata'],
  upload: ['Tus-Resumable'],
  continueUpload: ['Tus-Resumable', 'Upload-Offset'],
  giveUpUpload: ['Tus-Resumable'],
};

/** The body of an upload: its text fields with their checks, and the photos. */
function uploadSchema(fields: z.ZodObject, language: string, maxPhotos: number): Json {
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
    properties: { [PHOTOS_FIELD]: photos, ...describedFields(fields, language) },
  };
}

/** The fields of a schema with their meanings and expected values. */
function describedFields(schema: z.ZodObject, language: string): Readonly<Record<string, Json>> {
  const { properties = {} } = z.toJSONSchema(schema, { io: 'input' });
  const described = Object.entries(properties).map(([name, field]) => {
    const { meaning, expected, example } = fieldInfo(schema, name);
    const description = `${say(meaning, language)} ${say('api_expected', language, { expected: say(expected[0], language, expected[1]) })}`;
    return [name, { ...(field as Json), description, examples: [example] }];
  });
  return Object.fromEntries(described);
}
