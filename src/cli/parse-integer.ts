import { TelltaleError } from '../core/errors.ts';
import { say } from '../core/words/say.ts';

/**
 * The integer value of an option.
 *
 * @example parseInteger('depth', options.depth, { min: 0, max: 10 }, language)
 * @throws TelltaleError `setting_invalid` if it is no integer from `min` to `max`
 */
export function parseInteger(
  setting: string,
  text: string,
  { min, max }: { readonly min: number; readonly max: number },
  language: string,
): number {
  const number = /^-?\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
  if (number >= min && number <= max) return number;
  const expected = say('expected_integer', language, { min, max });
  throw new TelltaleError('setting_invalid', { setting, expected, received: text });
}
