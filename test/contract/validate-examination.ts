import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';

const schemaFile = new URL('../../docs/examination.schema.json', import.meta.url);

/** The contract's text, as shipped and served. */
export const schemaText = readFileSync(schemaFile, 'utf8');

// Strict mode's wish that `required` names only properties of the same object does not fit the contract's conditions.
const ajv = new Ajv2020({ allErrors: true, strict: true, strictRequired: false, strictTypes: false });
const validate = ajv.compile(JSON.parse(schemaText));

/**
 * Violations of docs/examination.schema.json by a value, after a round trip through JSON, one line each; empty if it is
 * valid.
 */
export function validateExamination(value: unknown): string[] {
  if (validate(JSON.parse(JSON.stringify(value)))) return [];
  return (validate.errors ?? []).map((fault) => `${fault.instancePath || '/'} ${fault.message}`);
}
