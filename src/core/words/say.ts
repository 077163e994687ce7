import type { Message } from '../examination.ts';
import { catalogues, type MessageCode, type MessageValue, type MessageValues } from './catalogue.ts';

/**
 * Longer values, such as a folder's path or a received header, are cut to this length so that a message stays readable.
 */
const MAX_VALUE_CHARACTERS = 200;

/**
 * The message for `code` in `language` (a BCP 47 tag; `de-AT` falls back to `de`, a language without a catalogue to
 * English). A number may come with its noun, in the plural forms of the language (`counted`). Never throws, because it
 * is used while reporting errors: a placeholder without a value becomes a question mark.
 *
 * @example
 * ```ts
 * say('photo_damaged', 'en', { format: 'JPEG' });
 * // Expected a complete JPEG photo, received one that is damaged or truncated.
 * ```
 */
export function say(code: MessageCode, language: string, values: MessageValues = {}): string {
  const tag = catalogueTag(language);
  const template = (catalogues[tag] ?? catalogues.en)[code];
  return template.replace(/\{(\w+)(?:\|([^{}]*))?\}/g, (_, name: string, forms?: string) => {
    const value = values[name] ?? '?';
    return forms === undefined ? printable(value, tag) : counted(value, forms, tag);
  });
}

/** A number with the plural form of its noun: `{count|one=tablet|other=tablets}` is "2 tablets". */
function counted(value: MessageValue, forms: string, tag: string): string {
  const byRule = Object.fromEntries(forms.split('|').map((form) => form.split('=', 2)));
  const rule = new Intl.PluralRules(tag).select(Number(value));
  return `${printable(value, tag)} ${byRule[rule] ?? byRule['other'] ?? ''}`.trimEnd();
}

/** A message with its code and the values in it, as results carry it. */
export function message(code: MessageCode, language: string, values: MessageValues = {}): Message {
  const said = placeholdersOf(code).flatMap((name) => {
    const value = values[name];
    return value === undefined ? [] : [[name, typeof value === 'string' ? clean(value) : value] as const];
  });
  const sentence = { code, message: say(code, language, values) };
  return said.length === 0 ? sentence : { ...sentence, values: Object.fromEntries(said) };
}

/** A message in another language; unchanged if this version has no such code. */
export function translate({ code, message, values = {} }: Message, language: string): string {
  if (!isCode(code) || placeholdersOf(code).some((name) => !Object.hasOwn(values, name))) return message;
  return say(code, language, values);
}

function isCode(code: string): code is MessageCode {
  return Object.hasOwn(catalogues.en, code);
}

/** The same in every language, each as often as in English. */
function placeholdersOf(code: MessageCode): string[] {
  return [...catalogues.en[code].matchAll(/\{(\w+)/g)].map(([, name = '']) => name);
}

/** The tag of the catalogue that serves `language`. */
export function catalogueTag(language: string): string {
  const wanted = language.toLowerCase();
  const primary = wanted.split('-')[0] ?? 'en';
  return [wanted, primary].find((tag) => Object.hasOwn(catalogues, tag)) ?? 'en';
}

function printable(value: MessageValue, tag: string): string {
  if (typeof value === 'number') return new Intl.NumberFormat(tag).format(value);
  return typeof value === 'string' ? clean(value) : say(value.code, tag);
}

function clean(value: string): string {
  // Control characters could rewrite a terminal line; an ellipsis marks truncated text.
  const clean = value.replace(/\p{C}+/gu, ' ').trim();
  const characters = [...clean];
  return characters.length > MAX_VALUE_CHARACTERS ? `${characters.slice(0, MAX_VALUE_CHARACTERS).join('')}…` : clean;
}
