import { z } from 'zod';
import { TelltaleError } from '../core/errors.ts';
import type { MessageCode, MessageValues } from '../core/words/catalogue.ts';
import { say } from '../core/words/say.ts';

/** What the API's description says about a field, and what the problem says if its value is wrong. */
export interface FieldInfo {
  readonly meaning: MessageCode;
  readonly expected: readonly [MessageCode, MessageValues];
  /** As in a request. */
  readonly example: unknown;
}

/** Of the fields of requests about cases. */
export const aboutFields = z.registry<FieldInfo>();

/**
 * The values of the fields of a form or an address, which are texts.
 *
 * @param also names of fields that are read elsewhere, for the message about an unknown one
 * @throws TelltaleError request_field_unknown; setting_invalid: a field has an invalid value, or is repeated
 */
export function readTextFields<Schema extends z.ZodObject>(
  schema: Schema,
  fields: Readonly<Record<string, unknown>>,
  language: string,
  also: readonly string[] = [],
): z.infer<Schema> {
  // A repeated field is a list.
  return readFields(schema, fields, language, { also, format: String });
}

/**
 * The values of a request's JSON.
 *
 * @throws TelltaleError request_malformed: it is no object; request_field_unknown; setting_invalid: a field is missing
 * or has an invalid value
 */
export function readJsonFields<Schema extends z.ZodObject>(
  schema: Schema,
  fields: unknown,
  language: string,
): z.infer<Schema> {
  return readFields(schema, fields, language, { also: [], format: (value) => JSON.stringify(value) ?? '-' });
}

interface Reading {
  readonly also: readonly string[];
  /** Writes a value that was refused. */
  format(value: unknown): string;
}

function readFields<Schema extends z.ZodObject>(
  schema: Schema,
  fields: unknown,
  language: string,
  { also, format }: Reading,
): z.infer<Schema> {
  const { data, error } = schema.safeParse(fields);
  if (error === undefined) return data;
  const [issue] = error.issues;
  if (issue?.code === 'unrecognized_keys') throw unknownField(schema, issue.keys[0] ?? '', also);
  const setting = issue?.path[0];
  if (typeof setting !== 'string' || typeof fields !== 'object' || fields === null) {
    throw new TelltaleError('request_malformed');
  }
  const [code, values] = fieldInfo(schema, setting).expected;
  const received = format(new Map<string, unknown>(Object.entries(fields)).get(setting));
  throw new TelltaleError('setting_invalid', { setting, expected: say(code, language, values), received });
}

export function unknownField(schema: z.ZodObject, received: string, also: readonly string[] = []): TelltaleError {
  const expected = [...also, ...Object.keys(schema.shape)].join(', ');
  return new TelltaleError('request_field_unknown', { expected, received });
}

/** Description of a field beside its schema, for the API's description. */
export function fieldInfo(schema: z.ZodObject, name: string): FieldInfo {
  const field = schema.shape[name];
  const info = field && aboutFields.get(field as z.ZodType);
  if (info === undefined) throw new Error(`the field ${name} is not described`);
  return info;
}
