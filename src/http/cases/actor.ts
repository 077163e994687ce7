import type { Request, Response } from 'express';
import { TelltaleError } from '../../core/errors.ts';
import { say } from '../../core/words/say.ts';
import { languageOf } from '../request-language.ts';

/** Header in which a caller names the person who acts, percent-encoded UTF-8. */
export const ACTOR_HEADER = 'Telltale-Actor';

/** Of names of people, cases and exhibits. */
export const MAX_NAME_CHARACTERS = 100;

/** Without access control, and without a name. */
const NOBODY = 'unnamed';

/**
 * Who acts, for the custody log: the person that the request names, and the key or token with which it came, which the
 * caller cannot choose.
 *
 * @throws TelltaleError `setting_invalid`: the header holds no name
 */
export function actorOf(request: Request, response: Response): string {
  const person = personOf(request, languageOf(response));
  const caller: unknown = response.locals['callerName'];
  if (typeof caller !== 'string') return person ?? NOBODY;
  return person === undefined ? caller : `${person} (${caller})`;
}

/** The name in the header; undefined without one. */
export function personOf(request: Request, language: string): string | undefined {
  const received = request.get(ACTOR_HEADER)?.trim() ?? '';
  if (received === '') return undefined;
  const name = decode(received);
  const isName = name !== undefined && name !== '' && name.length <= MAX_NAME_CHARACTERS && !/\p{C}/u.test(name);
  if (isName) return name;
  const expected = say('expected_name', language, { max: MAX_NAME_CHARACTERS });
  throw new TelltaleError('setting_invalid', { setting: ACTOR_HEADER, expected, received });
}

function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text).trim();
  } catch {
    return undefined;
  }
}
