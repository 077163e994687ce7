import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Message } from '../core/examination.ts';
import { catalogues, type MessageCode, type MessageValues } from '../core/words/catalogue.ts';
import { say } from '../core/words/say.ts';

/** BCP 47 tag of the language that the page speaks. */
export const Language = createContext('en');

export type Say = (code: MessageCode, values?: MessageValues) => string;

/** `say` in the page's language. */
export function useWords(): Say {
  const language = useContext(Language);
  return (code, values) => say(code, language, values);
}

/**
 * A message in another language than the one it was written in: its values are read out of the sentence by the template
 * that it came from, since results carry codes and sentences and no values.
 */
export function inLanguage({ code, message }: Message, language: string): string {
  if (!Object.hasOwn(catalogues.en, code)) return message;
  const known = code as MessageCode;
  for (const catalogue of Object.values(catalogues)) {
    const values = valuesIn(message, catalogue[known]);
    if (values === undefined) continue;
    return say(known, language, translated(values, language));
  }
  return message;
}

/** The values of a sentence by its template; undefined where the sentence is none of the template's. */
function valuesIn(message: string, template: string): Record<string, string> | undefined {
  const names: string[] = [];
  const pattern = template.split(/(\{\w+\})/).map((part) => {
    if (!/^\{\w+\}$/.test(part)) return part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
    names.push(part.slice(1, -1));
    return '(.*?)';
  });
  const match = new RegExp(`^${pattern.join('')}$`, 's').exec(message);
  return match === null ? undefined : Object.fromEntries(names.map((name, i) => [name, match[i + 1] ?? '']));
}

/** A value that is itself a phrase of a catalogue, the name of a face, is said in the new language too. */
function translated(values: Readonly<Record<string, string>>, language: string): MessageValues {
  const phrase = (text: string): string => {
    const code = (['face_M', 'face_30'] as const).find((face) =>
      Object.values(catalogues).some((catalogue) => catalogue[face] === text),
    );
    return code === undefined ? text : say(code, language);
  };
  return Object.fromEntries(Object.entries(values).map(([name, text]) => [name, phrase(text)]));
}
