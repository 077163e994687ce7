import { z } from 'zod';
import { TelltaleError } from '../core/errors.ts';
import { say } from '../core/words/say.ts';
import { PRIOR_RANGE } from './prior-range.ts';

/** The prior as a text field or an option. */
export const priorText = z
  .string()
  .trim()
  .regex(/^\d*\.?\d+$/)
  .transform(Number)
  .pipe(z.number().min(PRIOR_RANGE.min).max(PRIOR_RANGE.max));

/**
 * The prior in `text`, from an upload's field or a command's option.
 *
 * @throws TelltaleError `setting_invalid` if it is no number from 0.05 to 0.95.
 */
export function parsePrior(text: string, language = 'en'): number {
  const { success, data } = priorText.safeParse(text);
  if (success) return data;
  const expected = say('expected_number', language, PRIOR_RANGE);
  throw new TelltaleError('setting_invalid', { setting: 'prior', expected, received: text });
}
