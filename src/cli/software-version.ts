import { readFileSync } from 'node:fs';

/** The version of the program, as in its package. */
export function softwareVersion(): string {
  return JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')).version;
}
