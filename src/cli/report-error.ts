import { CommanderError } from 'commander';
import { TelltaleError } from '../core/errors.ts';
import { ERRORS } from '../core/words/codes.ts';
import { say } from '../core/words/say.ts';

/** EX_USAGE of sysexits.h, as in the catalogue for wrong settings. */
const WRONG_USAGE = 64;

/**
 * Reports an error on standard error, in a sentence where the catalogue knows it and whole where it does not, and returns
 * the exit status that says it to programs.
 */
export function reportError(error: unknown, language = 'en'): number {
  // Commander has reported its own errors already; a call for help is no error.
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : WRONG_USAGE;
  if (error instanceof TelltaleError) {
    const { code, values }: TelltaleError = error;
    console.error(say(code, language, values));
    return ERRORS[code].exit;
  }
  console.error(say('internal', language));
  console.error(error);
  return ERRORS.internal.exit;
}
