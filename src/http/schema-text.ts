import { readFileSync } from 'node:fs';

/** The contract that every examination keeps to, word for word as docs/ has it. */
export const schemaText = readFileSync(new URL('../../docs/examination.schema.json', import.meta.url), 'utf8');
