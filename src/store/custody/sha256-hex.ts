import { createHash } from 'node:crypto';
import { canonicalJson } from './canonical-json.ts';

/** SHA-256 in lower-case hex; of a text, of its UTF-8 bytes. */
export function sha256Hex(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}

/**
 * SHA-256 of a row of a table. Columns that are null do not count, so that a row keeps its hash when a later migration
 * adds a column.
 */
export function rowSha256(row: object): string {
  return sha256Hex(canonicalJson(Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null))));
}
