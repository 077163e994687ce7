import { CommanderError } from 'commander';
import { TelltaleError } from '../core/errors.ts';
import { ERRORS } from '../core/words/codes.ts';
import { say } from '../core/words/say.ts';

/** EX_USAGE of sysexits.h, as in the catalogue for wrong settings. */
const WRONG_USAGE = 64;

/**
 * Reports an error on standard error, as a message if the catalogue has one and whole if not, and returns its exit
 * status.
 */
export function reportError(error: unknown, language = 'en'): number {
  // Commander has already reported its own errors; a request for help is none.
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
