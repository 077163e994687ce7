import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';

const schemaFile = new URL('../../docs/examination.schema.json', import.meta.url);

/** The contract's text, as shipped and served. */
export const schemaText = readFileSync(schemaFile, 'utf8');

// Strict mode's wish that `required` names only properties of the same object does not fit the contract's conditions.
const ajv = new Ajv2020({ allErrors: true, strict: true, strictRequired: false, strictTypes: false });
const validate = ajv.compile(JSON.parse(schemaText));

/**
 * What is wrong with a value that claims to be an examination, one line a fault, as it reads after a way through JSON;
 * empty where it keeps to docs/examination.schema.json.
 */
export function validateExamination(value: unknown): string[] {
  if (validate(JSON.parse(JSON.stringify(value)))) return [];
  return (validate.errors ?? []).map((fault) => `${fault.instancePath || '/'} ${fault.message}`);
}
