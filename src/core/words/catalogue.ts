import { en } from './en.ts';
import { es } from './es.ts';

/** Every code that has a sentence. English is the catalogue that says which codes there are. */
export type MessageCode = keyof typeof en;

/** The sentences of one language; a language lacks none. */
export type Catalogue = Readonly<Record<MessageCode, string>>;

/** A phrase of the catalogue within a sentence, the name of a face for example: it is in the reader's language too. */
export interface Phrase {
  readonly code: MessageCode;
}

/** Numbers are formatted for the reader's language. */
export type MessageValue = string | number | Phrase;

/** Values for the placeholders of a message. */
export type MessageValues = Readonly<Record<string, MessageValue>>;

/** The names between braces in a template; the forms of a plural follow its name (see say.ts). */
type PlaceholderOf<Template extends string> = Template extends `${string}{${infer Name}}${infer Rest}`
  ? (Name extends `${infer Count}|${string}` ? Count : Name) | PlaceholderOf<Rest>
  : never;

/** The values that the sentence of `Code` needs; more may be given. */
export type ValuesOf<Code extends MessageCode> = MessageValues &
  Readonly<Record<PlaceholderOf<(typeof en)[Code]>, MessageValue>>;

/** Catalogues by lower-case BCP 47 tag. A further language is one file and one line here. */
export const catalogues: Readonly<Record<string, Catalogue>> & { readonly en: Catalogue } = { en, es };
