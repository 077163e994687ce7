import { readFileSync } from 'node:fs';

/** The schema of every examination, word for word as in docs/. */
export const schemaText = readFileSync(new URL('../../docs/examination.schema.json', import.meta.url), 'utf8');
