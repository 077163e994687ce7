import { parseWhole } from './parse-whole.ts';

const RANGE = { min: 1, max: 256 } as const;

/**
 * The number of workers in the option.
 *
 * @throws TelltaleError `setting_invalid` if it is no integer from 1 to 256.
 */
export function parseWorkers(text: string, language: string): number {
  return parseWhole(text, 'workers', RANGE, language);
}
