import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { MessageCode, MessageValues } from '../core/words/catalogue.ts';
import { say } from '../core/words/say.ts';

/** BCP 47 tag of the page's language. */
export const Language = createContext('en');

export type Say = (code: MessageCode, values?: MessageValues) => string;

/** `say` in the page's language. */
export function useWords(): Say {
  const language = useContext(Language);
  return (code, values) => say(code, language, values);
}
