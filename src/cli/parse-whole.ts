import { TelltaleError } from '../core/errors.ts';
import { say } from '../core/words/say.ts';

/** The numeric value of an option. Throws `setting_invalid` if it is no integer in `range`. */
export function parseWhole(
  text: string,
  setting: string,
  range: { readonly min: number; readonly max: number },
  language: string,
): number {
  const number = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
  if (number >= range.min && number <= range.max) return number;
  const expected = say('expected_integer', language, range);
  throw new TelltaleError('setting_invalid', { setting, expected, received: text });
}
