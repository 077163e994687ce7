import { TelltaleError } from '../core/errors.ts';
import { say } from '../core/words/say.ts';

const RANGE = { min: 1, max: 256 } as const;

/**
 * The number of workers that the option says.
 *
 * @throws TelltaleError `setting_invalid` for what is no whole number from 1 to 256.
 */
export function parseWorkers(text: string, language: string): number {
  const workers = /^\d{1,3}$/.test(text) ? Number(text) : Number.NaN;
  if (workers >= RANGE.min && workers <= RANGE.max) return workers;
  const expected = say('expected_integer', language, RANGE);
  throw new TelltaleError('setting_invalid', { setting: 'workers', expected, received: text });
}
