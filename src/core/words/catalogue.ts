import { en } from './en.ts';
import { es } from './es.ts';

/** Every code that has a message. The English catalogue defines the codes. */
export type MessageCode = keyof typeof en;

/** The messages of one language; every language has all of them. */
export type Catalogue = Readonly<Record<MessageCode, string>>;

/** A phrase of the catalogue within a message, such as the name of a face; it is in the reader's language too. */
interface Phrase {
  readonly code: MessageCode;
}

/** Numbers are formatted for the reader's language. */
export type MessageValue = string | number | Phrase;

/** Values for the placeholders of a message. */
export type MessageValues = Readonly<Record<string, MessageValue>>;

/** The names between braces in a template; plural forms follow the name (see say.ts). */
type PlaceholderOf<Template extends string> = Template extends `${string}{${infer Name}}${infer Rest}`
  ? (Name extends `${infer Count}|${string}` ? Count : Name) | PlaceholderOf<Rest>
  : never;

/** The values that the message of `Code` needs; additional ones are allowed. */
export type ValuesOf<Code extends MessageCode> = MessageValues &
  Readonly<Record<PlaceholderOf<(typeof en)[Code]>, MessageValue>>;

/** Catalogues by lower-case BCP 47 tag. Another language is one folder, one file that joins it, and one line here. */
export const catalogues: Readonly<Record<string, Catalogue>> & { readonly en: Catalogue } = { en, es };
